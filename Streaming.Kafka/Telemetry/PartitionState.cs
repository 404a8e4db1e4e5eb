namespace FraudGrains.Streaming.Kafka.Telemetry;

/// <summary>What a silo does with a partition that is its own.</summary>
public enum PartitionState
{
    /// <summary>Asks the broker where to begin; for as long as it does not answer.</summary>
    Opening,

    /// <summary>Reads.</summary>
    Reading,

    /// <summary>Has as much in flight as it may; reading goes on when half of that is done.</summary>
    Paused,

    /// <summary>Stopped for a reason that a person must remove. Nothing is lost; nothing moves.</summary>
    Failed,

    /// <summary>Given up, to another silo or at the shutdown.</summary>
    Released,
}
