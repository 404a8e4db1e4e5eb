namespace FraudGrains.Grains.Accounts;

/// <summary>One conditional write of one account.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="ExpectedVersion">Version the store must hold; 0 for "nothing stored".</param>
/// <param name="ExpectedWriter">Writer the store must hold; <see cref="Guid.Empty"/> for "nothing stored".</param>
/// <param name="Version">Version written; above the expected one, not always by one.</param>
/// <param name="Writer">The activation that writes.</param>
/// <param name="State">The encoded state; not changed after this call.</param>
/// <param name="HasOutbox">Effects are unfinished: index the account (with the time of the write), so that a sweeper can find it; false takes it out of the index.</param>
public readonly record struct AccountCommit(
    string AccountId,
    long ExpectedVersion,
    Guid ExpectedWriter,
    long Version,
    Guid Writer,
    ReadOnlyMemory<byte> State,
    bool HasOutbox);
