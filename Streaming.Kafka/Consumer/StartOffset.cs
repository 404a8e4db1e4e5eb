using Confluent.Kafka;
using FraudGrains.Streaming.Kafka.Hosting;
using FraudGrains.Streaming.Kafka.Topics;

namespace FraudGrains.Streaming.Kafka.Consumer;

/// <summary>Where reading of a partition begins.</summary>
/// <param name="Offset">The first offset to read.</param>
/// <param name="Expected">The offset that was due; above or below <paramref name="Offset"/> the log has lost something.</param>
/// <param name="MustCommit">Committed at once, because a later start would otherwise begin somewhere else.</param>
internal readonly record struct StartOffset(long Offset, long Expected, bool MustCommit)
{
    public bool IsGap => Offset != Expected;

    /// <summary>Offsets from there on that are done already.</summary>
    public IReadOnlyList<long> DoneAbove { get; private init; } = [];

    /// <summary>Where the owner before got to, if that is further and still in the log.</summary>
    public StartOffset OrLater(KafkaHandoverNote? note, long high) =>
        note is null || IsGap || note.Position < Offset || note.Position > high ? this : new(note.Position, note.Position, MustCommit) { DoneAbove = note.DoneAbove };

    public static StartOffset Choose(long committed, long low, long high, ConsumeMode mode)
    {
        if (committed >= low && committed <= high)
            return new(committed, committed, false);
        if (committed >= 0)
            return new(low, committed, false);
        return mode == ConsumeMode.StreamEnd ? new(high, high, true) : new(low, low, false);
    }

    public static StartOffset Choose(Offset committed, WatermarkOffsets watermarks, ConsumeMode mode) =>
        Choose(committed.Value, watermarks.Low.Value, watermarks.High.Value, mode);
}
