namespace FraudGrains.Streaming.Kafka.Telemetry;

/// <summary>State of a provider in one silo, for a health check of the host.</summary>
public enum KafkaStreamHealth
{
    /// <summary>Not started, or a partition still asks the broker where to begin.</summary>
    Starting,

    /// <summary>All partitions of this silo are read.</summary>
    Healthy,

    /// <summary>Works, but the last commit or the last word of the broker was an error.</summary>
    Degraded,

    /// <summary>A partition stopped, or records were lost: a person must look.</summary>
    Unhealthy,
}
