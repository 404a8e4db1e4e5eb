using System.Diagnostics.Metrics;

namespace FraudGrains.Streaming.Kafka.Telemetry;

/// <summary>A counter for the meter that also knows its total.</summary>
internal sealed class PartitionCounter(Meter meter, string provider, string name, string description)
{
    private readonly Counter<long> _counter = meter.CreateCounter<long>(name, "{record}", description);
    private long _total;

    public long Total => Volatile.Read(ref _total);

    public void Add(int partition, long count)
    {
        Interlocked.Add(ref _total, count);
        if (_counter.Enabled)
            _counter.Add(count, Tags(provider, partition));
    }

    public static KeyValuePair<string, object?>[] Tags(string provider, int partition) =>
        [new("provider", provider), new("partition", partition)];
}
