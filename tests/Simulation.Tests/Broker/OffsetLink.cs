using Confluent.Kafka;
using FraudGrains.Simulation.Tests.Cluster;
using FraudGrains.Streaming.Kafka.Offsets;

namespace FraudGrains.Simulation.Tests.Broker;

/// <summary>A silo's commits of offsets: they may fail, and may be taken without an answer.</summary>
internal sealed class OffsetLink(World world) : IOffsetStore
{
    public async Task CommitAsync(IReadOnlyList<TopicPartitionOffset> offsets)
    {
        await world.Travel();
        if (world.Broker.IsAway || world.Strikes(world.Weather.CommitFails, "commit of offsets fails"))
            throw Failed();
        foreach (var offset in offsets.OrderBy(o => o.Partition.Value))
            world.Broker.Commit(offset.Partition.Value, offset.Offset.Value);
        if (world.Strikes(world.Weather.CommitFails / 2, "answer to a commit of offsets lost"))
            throw Failed();
        await world.Travel();
    }

    private static KafkaException Failed() => new(new Error(Confluent.Kafka.ErrorCode.RequestTimedOut, "injected"));
}
