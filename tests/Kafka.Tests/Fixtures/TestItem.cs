namespace FraudGrains.Kafka.Tests.Fixtures;

[GenerateSerializer, Immutable, Alias("FraudGrains.Kafka.Tests.TestItem")]
public sealed record TestItem(
    [property: Id(0)] string Key,
    [property: Id(1)] string Value,
    [property: Id(2)] int Partition,
    [property: Id(3)] long Offset,
    [property: Id(4)] long LowWatermark);
