namespace FraudGrains.Grains.Accounts;

/// <summary>One conditional write of one account.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="ExpectedVersion">Version the store must hold; 0 for "nothing stored".</param>
/// <param name="ExpectedWriter">Writer the store must hold; <see cref="Guid.Empty"/> for "nothing stored".</param>
/// <param name="Version">Version written; above the expected one, not always by one.</param>
/// <param name="Writer">The activation that writes.</param>
/// <param name="Parts">The parts of the stored form that are written; those without bytes are taken away.</param>
/// <param name="IsWhole">The parts are all there is: whatever else the store holds of the account goes. Otherwise it stays.</param>
/// <param name="HasOutbox">Effects are unfinished: index the account (with the time of the write), so that a sweeper can find it; false takes it out of the index.</param>
public readonly record struct AccountCommit(
    string AccountId,
    long ExpectedVersion,
    Guid ExpectedWriter,
    long Version,
    Guid Writer,
    IReadOnlyList<StatePart> Parts,
    bool IsWhole,
    bool HasOutbox)
{
    /// <summary>A client waits for it: it goes at once. What the log brings may be gathered with others for a moment; nobody waits for the log.</summary>
    public bool IsAwaited { get; init; }

    /// <summary>A write of an account that is a single value.</summary>
    public AccountCommit(string accountId, long expectedVersion, Guid expectedWriter, long version, Guid writer, ReadOnlyMemory<byte> state, bool hasOutbox)
        : this(accountId, expectedVersion, expectedWriter, version, writer, [new(0, state)], IsWhole: true, hasOutbox)
    {
    }
}
