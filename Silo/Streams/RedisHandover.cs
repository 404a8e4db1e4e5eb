using FraudGrains.Streaming.Kafka.Topics;
using StackExchange.Redis;

namespace FraudGrains.Silo.Streams;

/// <summary>Notes of how far a partition was done, kept where the accounts are: a store that lost its last moments has lost the note before the accounts it vouches for.</summary>
internal sealed class RedisHandover(IDatabase redis, string serviceId) : IKafkaHandover
{
    private readonly RedisKey _key = $"{{{serviceId}}}:handover";

    public async ValueTask<KafkaHandoverNote?> Find(string logName, int partition, CancellationToken cancellation) =>
        KafkaHandoverNote.Parse(await redis.HashGetAsync(_key, Field(logName, partition)).WaitAsync(cancellation));

    public async ValueTask Leave(string logName, int partition, KafkaHandoverNote note, CancellationToken cancellation) =>
        await redis.HashSetAsync(_key, Field(logName, partition), note.ToString()).WaitAsync(cancellation);

    public async ValueTask Clear(string logName, int partition, CancellationToken cancellation) =>
        await redis.HashDeleteAsync(_key, Field(logName, partition)).WaitAsync(cancellation);

    private static RedisValue Field(string logName, int partition) => $"{logName}/{partition}";
}
