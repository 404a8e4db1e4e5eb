using System.Collections.Concurrent;
using FraudGrains.Accounts;
using FraudGrains.Grains.Accounts;

namespace FraudGrains.Cluster.Tests.Engine;

/// <summary>A dead-letter topic in memory.</summary>
internal sealed class Rejects : IRejectedTransactions
{
    public ConcurrentQueue<(string TransactionId, string Reason)> All { get; } = new();

    public Task Reject(TransactionRecord record, string reason, CancellationToken cancellationToken)
    {
        All.Enqueue((record.Transaction.TransactionId, reason));
        return Task.CompletedTask;
    }
}
