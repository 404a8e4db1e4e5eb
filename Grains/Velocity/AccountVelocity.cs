namespace FraudGrains.Grains.Velocity;

/// <summary>Both legs of one account: what it paid and what it received. Knows no clock, no grain and no store.</summary>
public sealed class AccountVelocity
{
    /// <summary>What the account paid.</summary>
    public LegVelocity Debits { get; private init; } = new();

    /// <summary>What the account received.</summary>
    public LegVelocity Credits { get; private init; } = new();

    /// <summary>The same account, whose debits can be added to without touching this one.</summary>
    public AccountVelocity WithDebitsOfItsOwn() => new() { Debits = Debits.Clone(), Credits = Credits };

    /// <summary>The same account, whose credits can be added to without touching this one.</summary>
    public AccountVelocity WithCreditsOfItsOwn() => new() { Debits = Debits, Credits = Credits.Clone() };

    /// <summary>Event time in ms of the first leg either way; null for an account never seen.</summary>
    public long? FirstMs => Math.Min(Debits.FirstMs, Credits.FirstMs) is var first && first == long.MaxValue ? null : first;

    /// <summary>Event time in ms of the newest leg either way; null for an account never seen.</summary>
    public long? NewestMs => Math.Max(Debits.NewestMs, Credits.NewestMs) is var newest && newest == long.MinValue ? null : newest;
}
