namespace FraudGrains.Streaming.Kafka.Telemetry;

/// <summary>Records that the log no longer had when they were due.</summary>
/// <param name="Partition">Partition, from 0.</param>
/// <param name="LogName">The log that the offsets belong to.</param>
/// <param name="ExpectedOffset">The offset that was due.</param>
/// <param name="FoundOffset">The offset at which reading went on.</param>
public sealed record KafkaOffsetGap(int Partition, string LogName, long ExpectedOffset, long FoundOffset)
{
    /// <summary>How many records are missing; 0 when the log ended before the expected offset.</summary>
    public long Lost => Math.Max(0, FoundOffset - ExpectedOffset);
}
