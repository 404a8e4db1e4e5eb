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

    public ChannelReader<PendingCommit> Ready => _ready.Reader;

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
        if (_ready.Writer.TryWrite(commit))
            return;
        commit.Fail(new ObjectDisposedException(nameof(RedisAccountStore), "The account store is closed; nothing was written."));
        Settle(commit);
    }
}
