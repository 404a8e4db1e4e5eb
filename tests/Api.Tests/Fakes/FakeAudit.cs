using System.Collections.Concurrent;
using System.Collections.Immutable;
using FraudGrains.Audit;

namespace FraudGrains.Api.Tests.Fakes;

/// <summary>An audit store in memory.</summary>
public sealed class FakeAudit : IAuditGrain
{
    private int _finds;

    public ConcurrentDictionary<string, byte[]> Receipts { get; } = new();

    public AuditTotals Totals { get; set; } = new();

    public ImmutableList<Alert> Alerts { get; set; } = [];

    /// <summary>Runs with the number of the look-up, from 1, before it is answered.</summary>
    public Action<int> OnFind { get; set; } = _ => { };

    public Task<byte[]?> FindReceipt(string transactionId)
    {
        OnFind(++_finds);
        return Task.FromResult(Receipts.GetValueOrDefault(transactionId));
    }

    public Task<AuditTotals> GetTotals() => Task.FromResult(Totals);

    public Task<IReadOnlyList<Alert>> GetAlerts(long afterSequence, int limit) =>
        Task.FromResult<IReadOnlyList<Alert>>([.. Alerts.Where(a => a.Sequence > afterSequence).OrderByDescending(a => a.Sequence).Take(limit)]);
}
