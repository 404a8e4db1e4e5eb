using FraudGrains.Audit;
using Orleans.Concurrency;

namespace FraudGrains.Grains.Audit;

/// <inheritdoc cref="IAuditGrain"/>
[StatelessWorker]
internal sealed class AuditGrain(IAuditStore store) : Grain, IAuditGrain
{
    /// <summary>Most alerts a call gives.</summary>
    private const int AlertsMax = 200;

    public Task<byte[]?> FindReceipt(string transactionId) => store.FindReceipt(transactionId, CancellationToken.None);

    public Task<AuditTotals> GetTotals() => store.GetTotals(CancellationToken.None);

    public Task<IReadOnlyList<Alert>> GetAlerts(long afterSequence, int limit) =>
        store.GetAlerts(afterSequence, Math.Clamp(limit, 1, AlertsMax), CancellationToken.None);
}
