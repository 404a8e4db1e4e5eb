using System.Collections.Concurrent;
using FraudGrains.Decisions;
using FraudGrains.Grains.Labels;

namespace FraudGrains.Cluster.Tests.Engine;

/// <summary>Label counts in memory.</summary>
internal sealed class MemoryTally : ILabelTally
{
    private readonly ConcurrentDictionary<(string, Outcome, bool), long> _counts = new();

    public Task Add(string modelVersion, Outcome outcome, bool isFraud, int change)
    {
        _counts.AddOrUpdate((modelVersion, outcome, isFraud), change, (_, count) => count + change);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<LabelCount>> Read(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<LabelCount>>([.. _counts.Select(c => new LabelCount(c.Key.Item1, c.Key.Item2, c.Key.Item3, c.Value))]);
}
