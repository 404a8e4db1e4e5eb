using FraudGrains.Grains.Accounts;
using FraudGrains.Streaming.Kafka.Topics;
using StackExchange.Redis;

namespace FraudGrains.Silo.Streams;

/// <summary>
/// Notes of how far a partition was done, kept where the accounts are: a store that lost its last moments has lost the note before the accounts it vouches for.
/// One that was left afterwards by a silo that had not noticed counts for nothing.
/// </summary>
/// <param name="redis">The store.</param>
/// <param name="serviceId">First part of every key.</param>
/// <param name="store">The accounts' store, which knows whether it is the one that a note was left in.</param>
internal sealed class RedisHandover(IDatabase redis, string serviceId, IAccountStore store) : IKafkaHandover
{
    private readonly RedisKey _key = $"{{{serviceId}}}:handover";

    public async ValueTask<KafkaHandoverNote?> Find(string logName, int partition, CancellationToken cancellation)
    {
        var note = KafkaHandoverNote.Parse(await redis.HashGetAsync(_key, Field(logName, partition)).WaitAsync(cancellation));
        return note is null || note.StandsOn == await store.Number() ? note : note with { Position = 0, DoneAbove = [] };
    }

    public async ValueTask Leave(string logName, int partition, KafkaHandoverNote note, CancellationToken cancellation) =>
        await redis.HashSetAsync(_key, Field(logName, partition), note.ToString()).WaitAsync(cancellation);

    public async ValueTask Clear(string logName, int partition, CancellationToken cancellation) =>
        await redis.HashDeleteAsync(_key, Field(logName, partition)).WaitAsync(cancellation);

    private static RedisValue Field(string logName, int partition) => $"{logName}/{partition}";
}
