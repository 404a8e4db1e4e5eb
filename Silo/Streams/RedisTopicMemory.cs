using FraudGrains.Streaming.Kafka.Topics;
using StackExchange.Redis;

namespace FraudGrains.Silo.Streams;

/// <summary>Remembers partition counts where the accounts are: the two belong together.</summary>
internal sealed class RedisTopicMemory(IDatabase redis, string serviceId) : IKafkaTopicMemory
{
    private readonly RedisKey _key = $"{{{serviceId}}}:topics";

    public async ValueTask<int?> Recall(string logName, CancellationToken cancellation)
    {
        var count = await redis.HashGetAsync(_key, logName).WaitAsync(cancellation);
        return count.IsNull ? null : (int)count;
    }

    public async ValueTask Remember(string logName, int partitionCount, CancellationToken cancellation) =>
        await redis.HashSetAsync(_key, logName, partitionCount).WaitAsync(cancellation);
}
