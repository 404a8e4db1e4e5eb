namespace FraudGrains.Silo.Streams;

/// <summary>Names of the topics and groups; other programs know them.</summary>
public static class Topics
{
    public const string Transactions = "financial_transactions";

    public const string Labels = "transaction_labels";

    public const string Decisions = "fraud_decisions";

    public const string Alerts = "fraud_alerts";

    public const string DeadLetters = "financial_transactions.dlq";

    /// <summary>Group whose offsets tell how far transactions are judged.</summary>
    public const string EngineGroup = "fraudgrains";

    /// <summary>Group whose offsets tell how far decisions are audited.</summary>
    public const string AuditGroup = "fraudgrains-audit";

    /// <summary>Group whose offsets tell how far labels are known to the accounts.</summary>
    public const string LabelsGroup = "fraudgrains-labels";

    public static IReadOnlyList<string> All { get; } = [Transactions, Labels, Decisions, Alerts, DeadLetters];
}
