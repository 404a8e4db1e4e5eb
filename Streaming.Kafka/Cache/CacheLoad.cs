using FraudGrains.Streaming.Kafka.Hosting;

namespace FraudGrains.Streaming.Kafka.Cache;

/// <summary>What a cache holds, against what it may hold.</summary>
internal sealed class CacheLoad(KafkaStreamOptions options)
{
    private int _streams, _withSeveral;

    public int Records { get; private set; }

    /// <summary>Records that it takes before it is full; none while it is.</summary>
    public int Room => Math.Max(0, Math.Min(RecordsMax - Records, StreamsMax - _streams));

    public bool IsNearlyFull => IsNearly(Records, RecordsMax) || IsNearly(_streams, StreamsMax);

    /// <summary>Turns to deliver. Where most streams have several records, fewer at a time let them have more at once; where each has one, waiting gains nothing.</summary>
    public int Turns => 2 * _withSeveral > _streams ? options.MaxGatheringDeliveriesPerPartition : options.MaxDeliveriesPerPartition;

    private int RecordsMax => Math.Min(options.MaxDeliveringPerPartition, options.MaxInFlightPerPartition);

    private int StreamsMax => options.MaxDeliveringStreamsPerPartition;

    /// <summary>A stream has another number of records.</summary>
    public void Changed(int before, int now)
    {
        Records += now - before;
        _streams += Math.Min(now, 1) - Math.Min(before, 1);
        _withSeveral += (now > 1 ? 1 : 0) - (before > 1 ? 1 : 0);
    }

    // A read looks over all live streams of the partition: it shall bring more than a record or two.
    private static bool IsNearly(int count, int most) => count > most - Math.Max(1, most / 4);
}
