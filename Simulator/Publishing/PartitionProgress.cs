namespace FraudGrains.Simulator.Publishing;

/// <summary>How far the silos are with one partition. Offsets are of the next record.</summary>
internal sealed record PartitionProgress(int Partition, long Read, long Done, long End);
