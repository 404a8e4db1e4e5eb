namespace FraudGrains.Oracle;

/// <summary>A figure of one account that is not what it must be.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Text">Which figure, what is stored and what must be, for a person to read.</param>
public sealed record Difference(string AccountId, string Text)
{
    public override string ToString() => $"account {AccountId}: {Text}";
}
