using FraudGrains.Decisions;
using FraudGrains.Grains.Labels;
using StackExchange.Redis;

namespace FraudGrains.Silo.Persistence.Redis;

/// <summary>The label counts of the whole cluster, in one hash: model, outcome and verdict by name.</summary>
public sealed class RedisLabelTally(IDatabase redis, string serviceId) : ILabelTally
{
    private readonly RedisKey _key = $"{{{serviceId}}}:label-counts";

    public Task Add(string modelVersion, Outcome outcome, bool isFraud, int change) =>
        redis.HashIncrementAsync(_key, $"{modelVersion}|{(int)outcome}|{(isFraud ? 1 : 0)}", change);

    public async Task<IReadOnlyList<LabelCount>> Read(CancellationToken cancellationToken)
    {
        var counts = await redis.HashGetAllAsync(_key).WaitAsync(cancellationToken);
        return [.. counts.Select(c => Read(c.Name.ToString().Split('|'), (long)c.Value))];
    }

    private static LabelCount Read(string[] name, long count) => new(name[0], (Outcome)int.Parse(name[1]), name[2] == "1", count);
}
