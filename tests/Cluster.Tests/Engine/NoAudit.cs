using System.Text;
using FraudGrains.Audit;
using FraudGrains.Grains.Audit;

namespace FraudGrains.Cluster.Tests.Engine;

/// <summary>An audit store that finds what was published, unless it is behind.</summary>
internal sealed class NoAudit(FaultyPublisher publisher) : IAuditStore
{
    public Task Append(IReadOnlyList<ReadOnlyMemory<byte>> receipts, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<byte[]?> FindReceipt(string transactionId, CancellationToken cancellationToken) =>
        Task.FromResult(!publisher.AuditIsBehind && publisher.ByTransaction[transactionId].FirstOrDefault() is { } receipt ? Encoding.UTF8.GetBytes(receipt) : null);

    public Task<AuditTotals> GetTotals(CancellationToken cancellationToken) => Task.FromResult(new AuditTotals());

    public Task<IReadOnlyList<Alert>> GetAlerts(long afterSequence, int limit, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Alert>>([]);
}
