using FraudGrains.Grains.Labels;
using FraudGrains.Grains.Velocity;

namespace FraudGrains.Grains.Accounts;

/// <summary>All that one account is: velocity, the identities of what was applied, decisions and unfinished effects. Written at once, as far as it has changed (<see cref="AccountStateCodec"/>).</summary>
internal sealed class AccountState
{
    /// <summary>Counts changes; rises with every one.</summary>
    public long Version { get; set; }

    public AccountVelocity Velocity { get; } = new();

    /// <summary>What became known about its transactions later.</summary>
    public AccountLabels Labels { get; } = new();

    /// <summary>What this account decided as payer.</summary>
    public AppliedTransactions Transactions { get; } = new();

    /// <summary>What the log brought it, as payer or payee.</summary>
    public AppliedPositions Positions { get; } = new();

    /// <summary>What the API brought it as payee.</summary>
    public ApiLegs ApiLegs { get; } = new();

    public RecentDecisions Decisions { get; } = new();

    /// <summary>Decisions as payer by outcome: approve, review, block.</summary>
    public long[] Outcomes { get; } = new long[3];

    public PendingEffects Effects { get; } = [];

    /// <summary>Hash of its last receipt, lower-case hex; empty before the first.</summary>
    public string LastReceiptHash { get; set; } = "";

    /// <summary>What of it the store has.</summary>
    public WrittenParts Written { get; } = new();

    /// <summary>Unfinished effects that no redelivery stands behind: the account must be found again after a crash.</summary>
    public bool HasOutbox => Effects.Exists(static e => e.IsOfApi);
}
