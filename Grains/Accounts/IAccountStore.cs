namespace FraudGrains.Grains.Accounts;

/// <summary>Where accounts live durably. Implemented by the host; many accounts' commits may travel together.</summary>
public interface IAccountStore
{
    /// <summary>
    /// Rises whenever the store may have lost what it had acknowledged. What was loaded in an earlier epoch must be loaded again before anything is built on it
    /// or said to be durable. Default: 0 for ever, for a store that loses nothing.
    /// </summary>
    long Epoch => 0;

    /// <summary>
    /// Which store this is, a number that changes with <see cref="Epoch"/> at the latest: what is known to be done (<see cref="FraudGrains.Accounts.LogPosition.LowWatermark"/>)
    /// is known of one of them. Default: 0, for a store that loses nothing.
    /// </summary>
    /// <exception cref="Exception">The store cannot be asked; nothing is known.</exception>
    ValueTask<ulong> Number() => new(0UL);

    /// <summary>The stored account, or null when there is none.</summary>
    /// <exception cref="Exception">The store cannot be asked; nothing is known.</exception>
    Task<StoredAccount?> Load(string accountId, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the account if the store still holds exactly what this activation believes it holds: the expected version, written by the expected writer
    /// (or already this very commit, whose answer was lost). Returns once it is durable as far as the store promises.
    /// </summary>
    /// <exception cref="FenceLostException">The store holds something else: another activation has written, or the store lost its last moments.</exception>
    /// <exception cref="Exception">The outcome is not known.</exception>
    Task Commit(AccountCommit commit);

    /// <summary>Accounts whose commits said <see cref="AccountCommit.HasOutbox"/> and have not taken it back since <paramref name="before"/>; oldest first.</summary>
    Task<IReadOnlyList<string>> FindOutboxes(DateTimeOffset before, int limit, CancellationToken cancellationToken);
}
