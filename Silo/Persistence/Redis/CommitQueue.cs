using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace FraudGrains.Silo.Persistence.Redis;

/// <summary>
/// Commits on their way out: of each account at most one at a time, a later one waits for the verdict on the one before it.
/// Not bounded here: an account grain has at most a few commits of its own under way, and the grains are bounded by what is delivered to them.
/// </summary>
internal sealed class CommitQueue
{
    private readonly Channel<PendingCommit> _ready = Channel.CreateUnbounded<PendingCommit>();
    private readonly Dictionary<string, Queue<PendingCommit>?> _underWay = new(StringComparer.Ordinal);
    private TaskCompletionSource? _lingering;
    private int _awaited;

    /// <summary>Commits that may be taken.</summary>
    public int Count => _ready.Reader.Count;

    /// <summary>False when the queue is closed and empty.</summary>
    public ValueTask<bool> WaitToTake() => _ready.Reader.WaitToReadAsync();

    public bool TryTake([NotNullWhen(true)] out PendingCommit? commit)
    {
        if (!_ready.Reader.TryRead(out commit))
            return false;
        if (commit.Commit.IsAwaited)
            Interlocked.Decrement(ref _awaited);
        return true;
    }

    /// <summary>Waits for more to come, but not once a commit is here that a client waits for.</summary>
    public async Task Linger(TimeSpan howLong, TimeProvider time)
    {
        var lingering = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_underWay)
        {
            if (_awaited > 0)
                return;
            _lingering = lingering;
        }

        await lingering.Task.WaitAsync(howLong, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Add(PendingCommit commit)
    {
        lock (_underWay)
        {
            if (_underWay.TryGetValue(commit.Commit.AccountId, out var behind))
            {
                (_underWay[commit.Commit.AccountId] = behind ?? new()).Enqueue(commit);
                return;
            }

            _underWay.Add(commit.Commit.AccountId, null);
            Release(commit);
        }
    }

    /// <summary>The account's commit has its verdict: the next one may go.</summary>
    public void Settle(PendingCommit commit)
    {
        lock (_underWay)
        {
            if (_underWay[commit.Commit.AccountId] is { Count: > 0 } behind)
                Release(behind.Dequeue());
            else
                _underWay.Remove(commit.Commit.AccountId);
        }
    }

    /// <summary>Lets go what is ready; whatever comes later fails.</summary>
    public void Close() => _ready.Writer.TryComplete();

    private void Release(PendingCommit commit)
    {
        // Counted first: whoever takes it counts it off.
        if (commit.Commit.IsAwaited)
            Interlocked.Increment(ref _awaited);
        if (_ready.Writer.TryWrite(commit))
        {
            if (commit.Commit.IsAwaited)
                _lingering?.TrySetResult();
            return;
        }

        commit.Fail(new ObjectDisposedException(nameof(RedisAccountStore), "The account store is closed; nothing was written."));
        Settle(commit);
    }
}
