using FraudGrains.Grains.Accounts;
using FraudGrains.Silo.Persistence.Redis.Continuity;
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
    private readonly TimeProvider _time;
    private readonly AccountKeys _keys;
    private readonly BatchTick _tick = new();
    private readonly RecentCommits _recent;
    private readonly StoreContinuity _continuity;
    private readonly StoreMetrics _metrics;
    private readonly CommitSender _sender;
    private bool _disposed;

    /// <param name="redis">The store.</param>
    /// <param name="options">How commits are gathered, and how long remembered.</param>
    /// <param name="gate">Whether it may be written to.</param>
    /// <param name="time">The clock.</param>
    /// <param name="sharers">The silos that write to it; null: this one alone.</param>
    /// <param name="logger">Where a store that went back is told of.</param>
    public RedisAccountStore(
        IDatabase redis, RedisAccountStoreOptions options, StoreGate gate, TimeProvider time, IStoreSharers? sharers = null, ILogger<RedisAccountStore>? logger = null)
    {
        (_redis, _gate, _time, _keys) = (redis, gate, time, new(options.ServiceId));
        _recent = new RecentCommits(options.RememberFor, options.RememberBytesMax, time);
        _continuity = new(redis, _keys, _tick, _recent, gate, sharers ?? new NoSharers(), time, logger);
        _metrics = new(_continuity, _recent);
        _sender = new(redis, _keys, options, gate, _tick, _recent, _continuity, _metrics, time);
    }

    /// <inheritdoc/>
    public long Epoch => _continuity.Epoch;

    /// <summary>A new epoch is about to begin, in the store of that number: what was read before must be read again. Return at once.</summary>
    public event Action<ulong>? EpochBegan
    {
        add => _continuity.Began += value;
        remove => _continuity.Began -= value;
    }

    /// <inheritdoc/>
    public async ValueTask<ulong> Number()
    {
        await _continuity.Join();
        return _continuity.Number;
    }

    public async Task<StoredAccount?> Load(string accountId, CancellationToken cancellationToken)
    {
        while (true)
        {
            // Loads of many grains share the connection and go out pipelined. The number is asked for after the account:
            // one that is right says that the account, too, was read from a store that had lost nothing of ours.
            var (expected, begun) = (_tick.Acknowledged, _continuity.RestoresBegun);
            var (reading, numbering) = (_redis.HashGetAllAsync(_keys.Account(accountId)), expected == 0 ? null : _redis.StringGetAsync(_keys.Tick));
            var held = await reading.WaitAsync(cancellationToken);
            if (numbering is null || (long)await numbering.WaitAsync(cancellationToken) >= expected)
                return AccountFields.Read(held);
            await _continuity.RestoreUnlessBegunAfter(begun);
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

    /// <summary>The store may have lost its last moments: the silos write back what they remember, and a new epoch begins.</summary>
    public Task Restore() => _continuity.Restore();

    /// <summary>Looks whether the store is still the process that held all that was acknowledged, and has it made whole when it is not.</summary>
    /// <returns>Whether it is: then it held, when this was called, all that had been acknowledged. So it is taken to be where it does not tell.</returns>
    /// <exception cref="Exception">It does not answer.</exception>
    public async Task<bool> Look()
    {
        var asked = _time.GetTimestamp();
        await _continuity.Join();
        var expected = _continuity.Process;

        // Asked also where it does not tell: an answer says at least that it is there.
        var (found, _) = await StoreProcess.Ask(_redis);
        if (expected?.Length > 0 && found != expected)
        {
            await Restore();
            return false;
        }

        _recent.Holds(asked);
        return true;
    }

    /// <summary>Sends what is still waiting, then stops. Again does nothing: the host knows the store under two names.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
            return;
        await _sender.DisposeAsync();
        _metrics.Dispose();
    }
}
