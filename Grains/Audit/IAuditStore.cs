using FraudGrains.Audit;

namespace FraudGrains.Grains.Audit;

/// <summary>What the decisions topic told, kept for look-up and totals. Implemented by the host (SQLite, PostgreSQL).</summary>
public interface IAuditStore
{
    /// <summary>
    /// Adds receipts (UTF-8 JSON as published) and counts them in the totals, in one database transaction. One whose transaction id is known already
    /// changes nothing but <see cref="AuditTotals.Repeats"/>: that is what makes the totals exact.
    /// </summary>
    Task Append(IReadOnlyList<ReadOnlyMemory<byte>> receipts, CancellationToken cancellationToken);

    /// <inheritdoc cref="IAuditGrain.FindReceipt"/>
    Task<byte[]?> FindReceipt(string transactionId, CancellationToken cancellationToken);

    /// <inheritdoc cref="IAuditGrain.GetTotals"/>
    Task<AuditTotals> GetTotals(CancellationToken cancellationToken);

    /// <inheritdoc cref="IAuditGrain.GetAlerts"/>
    Task<IReadOnlyList<Alert>> GetAlerts(long afterSequence, int limit, CancellationToken cancellationToken);
}
