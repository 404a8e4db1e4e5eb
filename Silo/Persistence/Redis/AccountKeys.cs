using StackExchange.Redis;

namespace FraudGrains.Silo.Persistence.Redis;

/// <summary>Names of what is kept in Redis.</summary>
/// <remarks>
/// The service id stands in braces, so that on a Redis Cluster every key falls into one hash slot and the batched script stays legal there.
/// That uses one shard of such a cluster, which is enough for about 150,000 account writes a second; beyond that, give several services a prefix each.
/// </remarks>
internal sealed class AccountKeys(string serviceId)
{
    private readonly string _accountPrefix = $"{{{serviceId}}}:account:";

    /// <summary>Accounts with unfinished effects, scored by the time of the first commit that said so (Unix ms).</summary>
    public RedisKey Outbox { get; } = $"{{{serviceId}}}:outbox";

    /// <summary>Which store this is: made once, never changed.</summary>
    public RedisKey Identity { get; } = $"{{{serviceId}}}:identity";

    /// <summary>How far each silo is with making the store whole (see <see cref="Continuity.RestoreRounds"/>).</summary>
    public RedisKey Restores { get; } = $"{{{serviceId}}}:restores";

    /// <summary>The highest batch of this silo that was executed (see <see cref="BatchTick"/>); a name for every start, because numbers begin again.</summary>
    public RedisKey Tick { get; } = $"{{{serviceId}}}:tick:{Guid.NewGuid():N}";

    public RedisKey Account(string accountId) => _accountPrefix + accountId;
}
