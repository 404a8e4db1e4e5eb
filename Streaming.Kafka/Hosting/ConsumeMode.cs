namespace FraudGrains.Streaming.Kafka.Hosting;

/// <summary>Where reading begins on a partition that has no committed offset yet. A committed offset always wins.</summary>
public enum ConsumeMode
{
    /// <summary>At the committed offset; without one, at the oldest record, so that nothing is skipped. The default.</summary>
    LastCommittedMessage,

    /// <summary>At the oldest record. The same as the default, said out loud.</summary>
    StreamStart,

    /// <summary>Behind the newest record. The place is committed at once, so a crash before the first commit skips nothing more.</summary>
    StreamEnd,
}
