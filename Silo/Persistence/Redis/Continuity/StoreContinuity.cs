using FraudGrains.Grains.Velocity;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace FraudGrains.Silo.Persistence.Redis.Continuity;

/// <summary>
/// Makes whole a store that came back without its last moments (a restart with appendfsync everysec, a failover to a replica): writes back, together with the
/// other silos, what is remembered of acknowledged commits, then opens a new epoch, in which every activation reads its account again and the log is read
/// again from the committed offsets.
/// </summary>
internal sealed partial class StoreContinuity(
    IDatabase redis, AccountKeys keys, BatchTick tick, RecentCommits recent, StoreGate gate, IStoreSharers sharers, TimeProvider time, ILogger? logger)
{
    /// <summary>Longer than a silo goes without a commit while anybody is left to ask; an expired number only means a needless look.</summary>
    private static readonly TimeSpan TickLifetime = TimeSpan.FromDays(7);

    private readonly Lock _lock = new();
    private readonly ILogger _logger = logger ?? NullLogger.Instance;
    private readonly RestoreRounds _rounds = new(sharers, new RedisRestoreMarks(redis, keys), time);
    private readonly WriteBack _writeBack = new(redis, keys, recent, new RedisRestoreMarks(redis, keys));
    private Task? _joining;
    private Task? _restoring;
    private string? _identity;
    private readonly HashSet<string> _lived = [];
    private volatile Standing _standing = new(0, null);
    private long _restoresBegun;

    /// <summary>Rises whenever the store may have lost what it had acknowledged.</summary>
    public long Epoch => _standing.Epoch;

    /// <summary>Rises when the store begins to be made whole: an answer to a commit that was sent before comes from a store that may be gone.</summary>
    public long RestoresBegun => Interlocked.Read(ref _restoresBegun);

    /// <summary>The process that is known to hold all that was acknowledged; empty when the store does not tell, null before <see cref="Join"/>.</summary>
    public string? Process => _standing.Process;

    /// <summary>The same as a number; 0 when it is not known.</summary>
    public ulong Number => NumberOf(Process);

    /// <summary>Accounts written back since the start.</summary>
    public long Restored { get; private set; }

    /// <summary>A new epoch is about to begin, in the store of that number. Return at once.</summary>
    public event Action<ulong>? Began;

    /// <summary>
    /// Before the first commit: notes which store this is, so that another or an emptied one is told from one that lost its last moments; and where it has lost
    /// them just now, waits until the silos that remember them have written them back.
    /// </summary>
    /// <exception cref="Exception">The store does not answer; nothing is known.</exception>
    public Task Join()
    {
        if (Process is not null)
            return Task.CompletedTask;
        lock (_lock)
            return _joining is { IsFaulted: false } underWay ? underWay : _joining = Task.Run(JoinOnce);
    }

    /// <summary>Returns once the store holds again what the silos know it had acknowledged. Whoever comes meanwhile shares the work.</summary>
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

    /// <summary>The same, for one that was refused: a store that was made whole since it had asked need not be once more.</summary>
    /// <param name="begun">What <see cref="RestoresBegun"/> was when it asked.</param>
    public Task RestoreUnlessBegunAfter(long begun)
    {
        lock (_lock)
            return _restoring is { IsFaulted: false } since && RestoresBegun > begun ? since : Restore();
    }

    private async Task JoinOnce()
    {
        await redis.StringSetAsync(keys.Identity, Guid.NewGuid().ToString("N"), when: When.NotExists);
        _identity = await redis.StringGetAsync(keys.Identity);
        var process = await AskProcess();
        LogMissing(await _rounds.Run(process, () => Task.FromResult(0)));
        GoOnWith(process, Epoch);
    }

    private async Task RestoreOnce()
    {
        await CheckIdentity();
        var process = await AskProcess();
        var (restored, forked) = (0, 0);
        LogMissing(await _rounds.Run(process, async () =>
        {
            (var again, forked) = await _writeBack.Run(process, _lived);
            restored += again;
            return again;
        }));

        recent.AreWrittenBack();
        await redis.StringSetAsync(keys.Tick, tick.Acknowledged, TickLifetime);
        Restored += restored;
        LogEpoch(Epoch + 1, restored, forked);

        // Told first: who sees the new process must know that the log has yet to be read again.
        Began?.Invoke(NumberOf(process));
        GoOnWith(process, Epoch + 1);
    }

    private void GoOnWith(string process, long epoch)
    {
        lock (_lock)
            _lived.Add(process);
        _standing = new(epoch, process);
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

    private async Task<string> AskProcess()
    {
        var (process, whyNot) = await StoreProcess.Ask(redis);
        if (process.Length == 0)
            LogDoesNotTell(whyNot);
        return process;
    }

    private static ulong NumberOf(string? process) => process is { Length: > 0 } ? IdentityHash.OfName(process) : 0;

    private void LogMissing(IReadOnlyList<SiloAddress> silos)
    {
        if (silos.Count > 0)
            LogMissing(string.Join(", ", silos), RestoreRounds.Patience.TotalSeconds);
    }

    /// <summary>Both change at once: what is read in a new epoch is read from the new process.</summary>
    private sealed record Standing(long Epoch, string? Process);

    [LoggerMessage(LogLevel.Warning, "The account store may have lost its last moments. Epoch {Epoch}: {Restored} accounts were written back, {Forked} had gone on without what was lost; accounts and log are read again.")]
    private partial void LogEpoch(long epoch, int restored, int forked);

    [LoggerMessage(LogLevel.Critical, "The account store is not the one this silo has worked on: nothing more is written. Restore it, or start the silos anew.")]
    private partial void LogStranger();

    [LoggerMessage(LogLevel.Error, "The account store does not say which process it is (INFO server, asked by a script): {Reason}. A restart of it will only be noticed by what this silo itself has lost. Allow the command.")]
    private partial void LogDoesNotTell(string reason);

    [LoggerMessage(LogLevel.Error, "The account store was started anew, and within {Seconds} s these silos did not say that they had written back what they remember: {Silos}. What only they remember may be missing. Look at their logs.")]
    private partial void LogMissing(string silos, double seconds);
}
