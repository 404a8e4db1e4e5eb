using FraudGrains.Streaming.Kafka.InProcess;

namespace FraudGrains.Kafka.Tests.Fixtures;

/// <summary>Where a test runs that needs a broker but no faults of its own.</summary>
public enum Brokers
{
    InProcess,

    /// <summary>The cluster that KAFKA_BOOTSTRAP names; skipped without it.</summary>
    Real,
}

public static class BrokersExtensions
{
    // One for the whole run: it ends with the process.
    private static readonly Lazy<InProcessBroker> Shared = new(() => InProcessBroker.Start());

    public static Task<TestTopic> Topic(this Brokers where, int partitions = 1)
    {
        if (where == Brokers.InProcess)
            return Task.FromResult(TestTopic.Create(Shared.Value, partitions));
        var bootstrap = Environment.GetEnvironmentVariable("KAFKA_BOOTSTRAP");
        Assert.SkipWhen(string.IsNullOrEmpty(bootstrap), "KAFKA_BOOTSTRAP names no cluster");
        return TestTopic.Create(bootstrap!, partitions);
    }
}
