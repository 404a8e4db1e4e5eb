using FraudGrains.Grains.Accounts;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace FraudGrains.Silo.Persistence.Redis;

/// <summary>
/// Makes whole a store that came back without its last moments (a restart with appendfsync everysec, a failover to a replica): writes back what this
/// silo remembers of its acknowledged commits, then opens a new epoch, in which every activation reads its account again and the log is read again
/// from the committed offsets.
/// </summary>
internal sealed partial class StoreContinuity(IDatabase redis, AccountKeys keys, BatchTick tick, RecentCommits recent, StoreGate gate, ILogger? logger)
{
    private const int ChunkMax = 256;

    /// <summary>Longer than a silo goes without a commit while anybody is left to ask; an expired number only means a needless look.</summary>
    private static readonly TimeSpan TickLifetime = TimeSpan.FromDays(7);

    private readonly Lock _lock = new();
    private readonly ILogger _logger = logger ?? NullLogger.Instance;
    private Task? _restoring;
    private string? _identity;
    private long _epoch;
    private long _restoresBegun;

    /// <summary>Rises whenever the store may have lost what it had acknowledged.</summary>
    public long Epoch => Volatile.Read(ref _epoch);

    /// <summary>Rises when the store begins to be made whole: an answer to a commit that was sent before comes from a store that may be gone.</summary>
    public long RestoresBegun => Volatile.Read(ref _restoresBegun);

    /// <summary>Accounts written back since the start.</summary>
    public long Restored { get; private set; }

    /// <summary>A new epoch has begun. Return at once.</summary>
    public event Action? Began;

    /// <summary>Notes which store this is, so that another or an emptied one is told from one that lost its last moments.</summary>
    public async ValueTask Identify()
    {
        if (_identity is not null)
            return;
        await redis.StringSetAsync(keys.Identity, Guid.NewGuid().ToString("N"), when: When.NotExists);
        _identity = await redis.StringGetAsync(keys.Identity);
    }

    /// <summary>Returns once the store holds again what this silo knows it had acknowledged. Whoever comes meanwhile shares the work.</summary>
    /// <exception cref="Exception">The store does not answer; nothing is known.</exception>
    public Task Restore()
    {
        lock (_lock)
        {
            if (_restoring is { IsCompleted: false } underWay)
                return underWay;
            Interlocked.Increment(ref _restoresBegun);
            return _restoring = Task.Run(RestoreOnce);
        }
    }

    private async Task RestoreOnce()
    {
        await CheckIdentity();
        var (restored, forked) = (0, 0);
        foreach (var chunk in recent.All().Chunk(ChunkMax))
        {
            var (repairs, strangers) = await Compare(chunk);
            restored += await WriteBack(repairs);
            forked += strangers;
        }

        await redis.StringSetAsync(keys.Tick, tick.Acknowledged, TickLifetime);
        Restored += restored;
        Interlocked.Increment(ref _epoch);
        LogEpoch(Epoch, restored, forked);
        Began?.Invoke();
    }

    private async Task CheckIdentity()
    {
        var held = (string?)await redis.StringGetAsync(keys.Identity);
        if (_identity is null || held == _identity)
            return;
        gate.Close(
            "The account store is not the one this silo has worked on: it was emptied, replaced, or went back to before its first use. "
            + "Restore it from its append-only file or a backup, or start the silos anew to accept it as it is.");
        LogStranger();
        throw new IOException(gate.ClosedBecause);
    }

    private async Task<(List<AccountCommit> Repairs, int Strangers)> Compare(RememberedCommit[] chunk)
    {
        var reads = chunk.Select(c => redis.HashGetAsync(keys.Account(c.Newest.AccountId), [AccountFields.Version, AccountFields.Writer])).ToList();
        var (repairs, strangers) = (new List<AccountCommit>(), 0);
        for (var i = 0; i < chunk.Length; i++)
        {
            var held = await reads[i];
            var (version, writer) = held[0].IsNull ? (0, Guid.Empty) : ((long)held[0], new Guid((byte[])held[1]!));
            if (version >= chunk[i].Newest.Version)
                continue;
            if (chunk[i].GrewOutOf(version, writer))
                repairs.Add(chunk[i].Over(version, writer));
            else
                strangers++;
        }

        return (repairs, strangers);
    }

    private async Task<int> WriteBack(List<AccountCommit> repairs)
    {
        if (repairs.Count == 0)
            return 0;
        var verdicts = await CommitScript.Run(redis, keys, repairs, expectedTick: 0, tick: 0);
        return verdicts.Count(v => v == CommitScript.Done);
    }

    [LoggerMessage(LogLevel.Warning, "The account store may have lost its last moments. Epoch {Epoch}: {Restored} accounts were written back, {Forked} had gone on without what was lost; accounts and log are read again.")]
    private partial void LogEpoch(long epoch, int restored, int forked);

    [LoggerMessage(LogLevel.Critical, "The account store is not the one this silo has worked on: nothing more is written. Restore it, or start the silos anew.")]
    private partial void LogStranger();
}
