using System.Diagnostics.Metrics;
using FraudGrains.Grains.Accounts;
using StackExchange.Redis;

namespace FraudGrains.Silo.Persistence.Redis;

/// <summary>
/// Accounts in Redis (or Garnet), one hash {v: version, w: writer, d: state} each. Commits of many grains are gathered and travel together
/// as one Lua compare-and-set: see <see cref="CommitScript"/>.
/// </summary>
public sealed class RedisAccountStore : IAccountStore, IAsyncDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "FraudGrains.Store";

    private static readonly RedisValue[] Fields = ["v", "w", "d"];

    private readonly Meter _meter = new(MeterName);
    private readonly Histogram<int> _batchSizes;
    private readonly Histogram<double> _durationMs;
    private readonly IDatabase _redis;
    private readonly AccountKeys _keys;
    private readonly RedisAccountStoreOptions _options;
    private readonly StoreGate _gate;
    private readonly TimeProvider _time;
    private readonly CommitQueue _queue = new();
    private readonly SemaphoreSlim _mayFly;
    private readonly Task _sending;

    public RedisAccountStore(IDatabase redis, RedisAccountStoreOptions options, StoreGate gate, TimeProvider time)
    {
        (_redis, _options, _gate, _time) = (redis, options, gate, time);
        _keys = new(options.ServiceId);
        _mayFly = new(options.InFlightMax);
        _batchSizes = _meter.CreateHistogram<int>("fraudgrains.store.batch", "{account}", "Accounts written in one round trip.");
        _durationMs = _meter.CreateHistogram<double>("fraudgrains.store.duration", "ms", "Round trip of one batch of account writes.");
        _sending = Task.Run(SendBatches);
    }

    public async Task<StoredAccount?> Load(string accountId, CancellationToken cancellationToken)
    {
        // Loads of many grains share the connection and go out pipelined: at 4 µs each they need no script.
        var held = await _redis.HashGetAsync(_keys.Account(accountId), Fields).WaitAsync(cancellationToken);
        return held[0].IsNull ? null : new StoredAccount((long)held[0], new Guid((byte[])held[1]!), (byte[])held[2]!);
    }

    public Task Commit(AccountCommit commit)
    {
        if (_gate.ClosedBecause is { } why)
            return Task.FromException(new IOException(why));
        var pending = new PendingCommit(commit);
        _queue.Add(pending);
        return pending.Verdict;
    }

    public async Task<IReadOnlyList<string>> FindOutboxes(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        var found = await _redis.SortedSetRangeByScoreAsync(_keys.Outbox, stop: before.ToUnixTimeMilliseconds(), exclude: Exclude.Stop, take: limit)
            .WaitAsync(cancellationToken);
        return [.. found.Select(id => id.ToString())];
    }

    /// <summary>Sends what is still waiting, then stops.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _sending;
        for (var i = 0; i < _options.InFlightMax; i++)
            await _mayFly.WaitAsync();
        _mayFly.Dispose();
        _meter.Dispose();
    }

    private async Task SendBatches()
    {
        while (await _queue.Ready.WaitToReadAsync())
        {
            await _mayFly.WaitAsync();
            if (_queue.Ready.Count < _options.BatchMax && _options.Linger > TimeSpan.Zero)
                await Task.Delay(_options.Linger, _time);
            var batch = new List<PendingCommit>(Math.Min(_queue.Ready.Count, _options.BatchMax));
            while (batch.Count < _options.BatchMax && _queue.Ready.TryRead(out var commit))
                batch.Add(commit);
            _ = Send(batch);
        }
    }

    private async Task Send(List<PendingCommit> batch)
    {
        var started = _time.GetTimestamp();
        try
        {
            // The client sends EVALSHA and falls back to the script's text when the server has forgotten it.
            var answer = await _redis.ScriptEvaluateAsync(
                CommitScript.Text, CommitScript.Keys(_keys, batch), CommitScript.Values(batch, _time.GetUtcNow().ToUnixTimeMilliseconds()));
            var verdicts = (string[])answer!;
            for (var i = 0; i < batch.Count; i++)
                Settle(batch[i], verdicts[i]);
        }
#pragma warning disable CA1031 // Whatever went wrong, every waiting grain must hear of it: the outcome of its commit is not known.
        catch (Exception e)
#pragma warning restore CA1031
        {
            foreach (var commit in batch)
                commit.Fail(new IOException($"The account store did not answer; whether account '{commit.Commit.AccountId}' was written is not known: {e.Message}", e));
        }
        finally
        {
            foreach (var commit in batch)
                _queue.Settle(commit);
            _batchSizes.Record(batch.Count);
            _durationMs.Record(_time.GetElapsedTime(started).TotalMilliseconds);
            _mayFly.Release();
        }
    }

    private static void Settle(PendingCommit commit, string verdict)
    {
        var (account, version) = (commit.Commit.AccountId, commit.Commit.ExpectedVersion);
        if (verdict == CommitScript.Done)
            commit.Done();
        else if (verdict == CommitScript.Refused)
            commit.Fail(new FenceLostException($"The store no longer holds version {version} of account '{account}' as this activation wrote or read it."));
        else
            commit.Fail(new IOException($"Account '{account}' could not be written: {verdict}"));
    }
}
