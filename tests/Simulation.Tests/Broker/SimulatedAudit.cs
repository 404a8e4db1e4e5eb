using FraudGrains.Audit;
using FraudGrains.Grains.Audit;
using FraudGrains.Simulation.Tests.Cluster;
using FraudGrains.Wire;

namespace FraudGrains.Simulation.Tests.Broker;

/// <summary>An audit store that finds what was published, unless it is behind.</summary>
internal sealed class SimulatedAudit(World world) : IAuditStore
{
    public Task Append(IReadOnlyList<ReadOnlyMemory<byte>> receipts, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<byte[]?> FindReceipt(string transactionId, CancellationToken cancellationToken)
    {
        await world.Travel();
        return world.Strikes(world.Weather.AuditIsBehind, "audit store is behind")
            ? null
            : world.Broker.Decisions.Find(receipt => DecisionJson.Read(receipt).TransactionId == transactionId);
    }

    public Task<AuditTotals> GetTotals(CancellationToken cancellationToken) => Task.FromResult(new AuditTotals());

    public Task<IReadOnlyList<Alert>> GetAlerts(long afterSequence, int limit, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Alert>>([]);
}
