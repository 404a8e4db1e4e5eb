using System.Collections.Concurrent;
using System.Text;
using FraudGrains.Grains.Decisions;
using FraudGrains.Wire;

namespace FraudGrains.Cluster.Tests.Engine;

/// <summary>A decisions topic in memory.</summary>
internal sealed class FaultyPublisher : IDecisionPublisher
{
    private readonly ConcurrentQueue<string> _published = new();

    /// <summary>Called before anything is published; may throw or wait.</summary>
    public Func<IReadOnlyList<DecisionMessage>, Task> BeforePublish { get; set; } = _ => Task.CompletedTask;

    /// <summary>The audit store has not read what was published.</summary>
    public bool AuditIsBehind { get; set; }

    /// <summary>Every receipt as it was published, repeats included.</summary>
    public IReadOnlyList<string> Published => [.. _published];

    /// <summary>Receipts by transaction: every one that was ever published.</summary>
    public ILookup<string, string> ByTransaction => _published.ToLookup(r => DecisionJson.Read(Encoding.UTF8.GetBytes(r)).TransactionId);

    public async Task Publish(IReadOnlyList<DecisionMessage> messages, CancellationToken cancellationToken)
    {
        await BeforePublish(messages);
        foreach (var message in messages)
            _published.Enqueue(Encoding.UTF8.GetString(message.Receipt));
    }
}
