namespace FraudGrains.Grains.Velocity;

/// <summary>Both legs of one account: what it paid and what it received. Knows no clock, no grain and no store.</summary>
public sealed class AccountVelocity
{
    /// <summary>What the account paid.</summary>
    public LegVelocity Debits { get; } = new();

    /// <summary>What the account received.</summary>
    public LegVelocity Credits { get; } = new();

    /// <summary>Event time in ms of the first leg either way; null for an account never seen.</summary>
    public long? FirstMs => Math.Min(Debits.FirstMs, Credits.FirstMs) is var first && first == long.MaxValue ? null : first;

    /// <summary>Event time in ms of the newest leg either way; null for an account never seen.</summary>
    public long? NewestMs => Math.Max(Debits.NewestMs, Credits.NewestMs) is var newest && newest == long.MinValue ? null : newest;
}
