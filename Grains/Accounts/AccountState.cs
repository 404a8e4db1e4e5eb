using FraudGrains.Accounts;
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

    /// <summary>What the log brought it as payer and may bring again.</summary>
    public OwnRecords Own { get; } = new();

    /// <summary>What the API brought it as payee.</summary>
    public ApiLegs ApiLegs { get; } = new();

    public RecentDecisions Decisions { get; } = new();

    /// <summary>Decisions as payer by outcome: approve, review, block.</summary>
    public long[] Outcomes { get; } = new long[3];

    public PendingEffects Effects { get; } = [];

    /// <summary>Hash of its last receipt, lower-case hex; empty before the first.</summary>
    public string LastReceiptHash { get; set; } = "";

    /// <summary>The store that it was read from (<see cref="IAccountStore.Number"/>); not stored.</summary>
    public ulong StandsOn { get; set; }

    /// <summary>What of it the store has.</summary>
    public WrittenParts Written { get; } = new();

    /// <summary>Unfinished effects that no redelivery stands behind: the account must be found again after a crash.</summary>
    public bool HasOutbox => Effects.Exists(static e => e.IsOfApi);

    /// <summary>
    /// Throws when a record was read before the store had gone back, or after it and this state before. It is read again, in its turn: taken now, it could come
    /// before those that went before it and are lost.
    /// </summary>
    /// <exception cref="AccountUnavailableException">It was.</exception>
    public void EnsureStandsOnTheSame(in LogPosition position)
    {
        if (position.StandsOn != StandsOn && position.StandsOn != 0 && StandsOn != 0)
            throw new AccountUnavailableException($"Record {position.Partition}-{position.Offset} was read before the account store went back, or this account was; both are read again.");
    }

    /// <summary>Notes a record by which this account paid.</summary>
    public void Paid(in LogPosition position)
    {
        var place = AppliedPosition.Of(position);
        Positions.Add(place, LowOf(position));
        Own.Add(place, position.Committed);
    }

    /// <summary>Notes a record by which this account received a leg.</summary>
    public void Received(in LogPosition position, ulong leg) => Positions.Add(AppliedPosition.Of(position), LowOf(position), leg);

    /// <summary>What a record's watermark says is done everywhere counts if that is known of the store that this state is from.</summary>
    private long LowOf(in LogPosition position) => position.StandsOn == StandsOn ? position.LowWatermark : 0;
}
