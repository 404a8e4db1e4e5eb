using FraudGrains.Grains.Accounts;
using StackExchange.Redis;

namespace FraudGrains.Silo.Persistence.Redis;

/// <summary>
/// Accounts in Redis (or Garnet), one hash each (<see cref="AccountFields"/>). Commits of many grains are gathered and travel together
/// as one Lua compare-and-set: see <see cref="CommitScript"/>. A store that comes back without its last moments is made whole: see <see cref="StoreContinuity"/>.
/// </summary>
public sealed class RedisAccountStore : IAccountStore, IAsyncDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "FraudGrains.Store";

    private readonly IDatabase _redis;
    private readonly StoreGate _gate;
    private readonly AccountKeys _keys;
    private readonly BatchTick _tick = new();
    private readonly StoreContinuity _continuity;
    private readonly StoreMetrics _metrics;
    private readonly CommitSender _sender;
    private bool _disposed;

    public RedisAccountStore(IDatabase redis, RedisAccountStoreOptions options, StoreGate gate, TimeProvider time, ILogger<RedisAccountStore>? logger = null)
    {
        (_redis, _gate, _keys) = (redis, gate, new(options.ServiceId));
        var recent = new RecentCommits(options.RememberFor, options.RememberBytesMax, time);
        _continuity = new(redis, _keys, _tick, recent, gate, logger);
        _metrics = new(_continuity, recent);
        _sender = new(redis, _keys, options, gate, _tick, recent, _continuity, _metrics, time);
    }

    /// <inheritdoc/>
    public long Epoch => _continuity.Epoch;

    /// <summary>A new epoch has begun: what was read from the store before must be read again. Return at once.</summary>
    public event Action? EpochBegan
    {
        add => _continuity.Began += value;
        remove => _continuity.Began -= value;
    }

    public async Task<StoredAccount?> Load(string accountId, CancellationToken cancellationToken)
    {
        while (true)
        {
            // Loads of many grains share the connection and go out pipelined. The number is asked for after the account:
            // one that is right says that the account, too, was read from a store that had lost nothing of ours.
            var expected = _tick.Acknowledged;
            var (reading, numbering) = (_redis.HashGetAllAsync(_keys.Account(accountId)), expected == 0 ? null : _redis.StringGetAsync(_keys.Tick));
            var held = await reading.WaitAsync(cancellationToken);
            if (numbering is null || (long)await numbering.WaitAsync(cancellationToken) >= expected)
                return AccountFields.Read(held);
            await Restore();
        }
    }

    public Task Commit(AccountCommit commit) =>
        _gate.ClosedBecause is { } why ? Task.FromException(new IOException(why)) : _sender.Add(commit);

    public async Task<IReadOnlyList<string>> FindOutboxes(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        var found = await _redis.SortedSetRangeByScoreAsync(_keys.Outbox, stop: before.ToUnixTimeMilliseconds(), exclude: Exclude.Stop, take: limit)
            .WaitAsync(cancellationToken);
        return [.. found.Select(id => id.ToString())];
    }

    /// <summary>The store may have lost its last moments: writes back what this silo remembers, and begins a new epoch.</summary>
    public Task Restore() => _continuity.Restore();

    /// <summary>Sends what is still waiting, then stops. Again does nothing: the host knows the store under two names.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
            return;
        await _sender.DisposeAsync();
        _metrics.Dispose();
    }
}
