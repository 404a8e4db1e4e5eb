namespace FraudGrains.Grains.Accounts;

/// <summary>An account as the store holds it.</summary>
/// <param name="Version">Rises with every write.</param>
/// <param name="Writer">The activation that wrote it.</param>
/// <param name="State">The stored form: its parts one after the other (<see cref="StateParts.Join"/>).</param>
public sealed record StoredAccount(long Version, Guid Writer, byte[] State);
