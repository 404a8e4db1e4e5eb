namespace FraudGrains.Accounts;

/// <summary>Where a record stands in the log it came from. The log is named, because a topic made anew starts again at offset 0.</summary>
/// <param name="Log">Name of the log: topic and topic or cluster id.</param>
/// <param name="Partition">Partition of the log.</param>
/// <param name="Offset">Offset within the partition.</param>
/// <param name="LowWatermark">Every record of this partition below this offset was done (durable or dead-lettered) when this one was read; never above <paramref name="Offset"/>.</param>
/// <param name="StandsOn">Which account store the watermark speaks of, a number that changes when the store may have lost what it had acknowledged: in another one what is below need not be done. 0: a store that has no number.</param>
/// <param name="Committed">The committed offset of this partition when this record was read: none below it is read again. 0 when nothing was committed.</param>
[GenerateSerializer, Immutable, Alias("fg.LogPosition")]
public readonly record struct LogPosition(
    [property: Id(0)] string Log,
    [property: Id(1)] int Partition,
    [property: Id(2)] long Offset,
    [property: Id(3)] long LowWatermark,
    [property: Id(4)] ulong StandsOn = 0,
    [property: Id(5)] long Committed = 0);
