namespace FraudGrains.Chaos;

/// <summary>The engine's topics.</summary>
internal static class Topics
{
    /// <summary>Partitions of every topic of the in-process broker.</summary>
    public const int Partitions = 8;

    public const string Transactions = "financial_transactions", Decisions = "fraud_decisions", DeadLetters = "financial_transactions.dlq";

    public static IReadOnlyList<string> All { get; } = [Transactions, Decisions, DeadLetters];
}
