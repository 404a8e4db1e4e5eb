namespace FraudGrains.Audit;

/// <summary>Reads what the decisions topic told: receipts, alerts and totals. Stateless worker. Key: 0.</summary>
[Alias("fg.IAuditGrain")]
public interface IAuditGrain : IGrainWithIntegerKey
{
    /// <summary>The receipt of a transaction as it was published (UTF-8 JSON), or null. A decision appears here within about a second of its publication.</summary>
    Task<byte[]?> FindReceipt(string transactionId);

    /// <summary>Totals over all transactions, each counted once.</summary>
    Task<AuditTotals> GetTotals();

    /// <summary>Alerts (outcome review or block) with a sequence above <paramref name="afterSequence"/>, newest first.</summary>
    /// <param name="afterSequence">0 for the newest.</param>
    /// <param name="limit">1 to 200.</param>
    Task<IReadOnlyList<Alert>> GetAlerts(long afterSequence, int limit);
}
