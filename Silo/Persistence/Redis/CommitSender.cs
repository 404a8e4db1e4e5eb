using FraudGrains.Grains.Accounts;
using FraudGrains.Silo.Persistence.Redis.Continuity;
using StackExchange.Redis;

namespace FraudGrains.Silo.Persistence.Redis;

/// <summary>Gathers waiting commits and sends them in batches, several under way at once.</summary>
internal sealed class CommitSender : IAsyncDisposable
{
    private readonly IDatabase _redis;
    private readonly AccountKeys _keys;
    private readonly RedisAccountStoreOptions _options;
    private readonly StoreGate _gate;
    private readonly BatchTick _tick;
    private readonly RecentCommits _recent;
    private readonly StoreContinuity _continuity;
    private readonly StoreMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly CommitQueue _queue = new();
    private readonly SemaphoreSlim _mayFly;
    private readonly Task _sending;

    public CommitSender(
        IDatabase redis, AccountKeys keys, RedisAccountStoreOptions options, StoreGate gate, BatchTick tick, RecentCommits recent,
        StoreContinuity continuity, StoreMetrics metrics, TimeProvider time)
    {
        (_redis, _keys, _options, _gate, _tick, _recent, _continuity, _metrics, _time) = (redis, keys, options, gate, tick, recent, continuity, metrics, time);
        _mayFly = new(options.InFlightMax);
        _sending = Task.Run(SendBatches);
    }

    public Task Add(AccountCommit commit)
    {
        var pending = new PendingCommit(commit);
        _queue.Add(pending);
        return pending.Verdict;
    }

    /// <summary>Sends what is still waiting, then stops.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _sending;
        for (var i = 0; i < _options.InFlightMax; i++)
            await _mayFly.WaitAsync();
        _mayFly.Dispose();
    }

    private async Task SendBatches()
    {
        while (await _queue.WaitToTake())
        {
            await _mayFly.WaitAsync();

            // While nothing is under way there is nothing to wait for: whoever comes meanwhile goes with the next batch. Nor does a client wait for others.
            var isAlone = _mayFly.CurrentCount == _options.InFlightMax - 1;
            if (!isAlone && _queue.Count < _options.BatchMax && _options.Linger > TimeSpan.Zero)
                await _queue.Linger(_options.Linger, _time);
            var batch = new List<PendingCommit>(Math.Min(_queue.Count, _options.BatchMax));
            while (batch.Count < _options.BatchMax && _queue.TryTake(out var commit))
                batch.Add(commit);
            _ = Send(batch);
        }
    }

    private async Task Send(List<PendingCommit> batch)
    {
        var started = _time.GetTimestamp();
        try
        {
            var commits = batch.ConvertAll(p => p.Commit);
            await _continuity.Join();
            Settle(batch, await Execute(commits));
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
            _metrics.Record(batch.Count, batch.Sum(BytesOf), _time.GetElapsedTime(started));
            _mayFly.Release();
        }
    }

    /// <summary>The store's verdicts.</summary>
    /// <exception cref="IOException">The store went back. It has written nothing, and was made whole; what these commits stand on may have been read from what it had left.</exception>
    private async Task<string[]> Execute(List<AccountCommit> commits)
    {
        if (_gate.ClosedBecause is { } why)
            throw new IOException(why);
        var (begun, process, number) = (_continuity.RestoresBegun, _continuity.Process ?? "", _tick.Next());
        var verdicts = await CommitScript.Run(_redis, _keys, commits, process, _tick.Acknowledged, number, _time.GetUtcNow().ToUnixTimeMilliseconds());
        if (verdicts is [CommitScript.WentBack])
        {
            await _continuity.RestoreUnlessBegunAfter(begun);
            throw new IOException("the store had gone back, and was made whole");
        }

        // Remembered first: a restore that begins from here on writes it back.
        _recent.Add(commits.Where((_, i) => verdicts[i] == CommitScript.Done));
        if (_continuity.RestoresBegun != begun)
            throw new IOException("the store was made whole while it answered, and may have lost what it says it wrote");
        _tick.Acknowledge(number);
        return verdicts;
    }

    private static long BytesOf(PendingCommit pending)
    {
        var bytes = 0L;
        for (var i = 0; i < pending.Commit.Parts.Count; i++)
            bytes += pending.Commit.Parts[i].Bytes.Length;
        return bytes;
    }

    private static void Settle(List<PendingCommit> batch, string[] verdicts)
    {
        for (var i = 0; i < batch.Count; i++)
            Settle(batch[i], verdicts[i]);
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
