namespace FraudGrains.Live;

/// <summary>Where the reading of one partition stands. Offsets are of the next record.</summary>
[GenerateSerializer, Immutable, Alias("fg.PartitionView")]
public sealed record PartitionView(
    [property: Id(0)] int Partition,
    [property: Id(1)] long Read,
    [property: Id(2)] long Done,
    [property: Id(3)] long Committed,
    [property: Id(4)] long End);
