namespace FraudGrains.Streaming.Kafka.Hosting;

/// <summary>What a jump in the offsets of a partition means.</summary>
public enum OffsetGaps
{
    /// <summary>
    /// Records were lost: log an error, count them, raise the alarm. The default, right for a topic that is neither compacted nor
    /// written by transactional producers.
    /// </summary>
    AreLost,

    /// <summary>
    /// Jumps between two records are expected: compaction removes records and every transaction leaves a marker. Only what retention
    /// deleted before it was read (a start below the oldest offset, or OFFSET_OUT_OF_RANGE) still raises the alarm.
    /// </summary>
    AreExpected,
}
