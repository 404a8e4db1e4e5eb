namespace FraudGrains.Streaming.Kafka.Telemetry;

/// <summary>One partition as this silo sees it now.</summary>
/// <param name="Partition">Partition, from 0.</param>
/// <param name="State">What the silo does with it.</param>
/// <param name="Failure">Why it stopped; null unless <see cref="PartitionState.Failed"/>.</param>
/// <param name="LogName">The log that the offsets belong to.</param>
/// <param name="ReadPosition">The next offset to be read.</param>
/// <param name="LowWatermark">Everything up to and including this offset is done; start - 1 when nothing is.</param>
/// <param name="CommittedOffset">Where a restart would begin; null while nothing was ever committed.</param>
/// <param name="HighWatermark">End of the log when it was last seen; null while unknown.</param>
/// <param name="InFlight">Records from the oldest not done to the newest read.</param>
/// <param name="InFlightBytes">Bytes of the records read and not done.</param>
public sealed record KafkaPartitionStatus(
    int Partition,
    PartitionState State,
    string? Failure,
    string LogName,
    long ReadPosition,
    long LowWatermark,
    long? CommittedOffset,
    long? HighWatermark,
    int InFlight,
    long InFlightBytes)
{
    /// <summary>Records from the oldest not done to the end of the log, as last seen.</summary>
    public long Lag => Math.Max(0, (HighWatermark ?? 0) - (LowWatermark + 1));
}
