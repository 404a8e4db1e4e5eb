using FraudGrains.Grains.Accounts;

namespace FraudGrains.Silo.Persistence.Redis;

/// <summary>
/// What the store has acknowledged lately, newest state of each account: a store that comes back without its last moments gets them back from here.
/// Safe for several threads.
/// </summary>
/// <param name="keepFor">How long a commit is remembered; longer than any moments a store may lose. 0 remembers nothing.</param>
/// <param name="bytesMax">Bytes of states remembered; beyond it the oldest are let go early.</param>
/// <param name="time">The clock.</param>
internal sealed class RecentCommits(TimeSpan keepFor, long bytesMax, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, RememberedCommit> _byAccount = new(StringComparer.Ordinal);
    private readonly Queue<(string AccountId, long Version, Guid Writer, long At)> _oldestFirst = new();
    private long _bytes;

    /// <summary>Bytes of states remembered now.</summary>
    public long Bytes
    {
        get
        {
            lock (_lock)
                return _bytes;
        }
    }

    /// <summary>Takes in commits that were acknowledged.</summary>
    public void Add(IEnumerable<AccountCommit> acknowledged)
    {
        if (keepFor <= TimeSpan.Zero)
            return;
        lock (_lock)
        {
            var now = time.GetTimestamp();
            foreach (var commit in acknowledged)
                Add(commit, now);
            LetGo(now);
        }
    }

    /// <summary>Everything remembered, one entry an account.</summary>
    public IReadOnlyList<RememberedCommit> All()
    {
        lock (_lock)
        {
            LetGo(time.GetTimestamp());
            return [.. _byAccount.Values];
        }
    }

    private void Add(in AccountCommit commit, long now)
    {
        var before = _byAccount.GetValueOrDefault(commit.AccountId);

        // An account's commits are acknowledged one after the other. A lower version of another writer says that the one remembered is not in the store.
        if (before is not null && before.Newest.Writer == commit.Writer && before.Newest.Version >= commit.Version)
            return;
        var after = before is null ? RememberedCommit.Of(commit) : before.Followed(commit);
        _bytes += after.Bytes - (before?.Bytes ?? 0);
        _byAccount[commit.AccountId] = after;
        _oldestFirst.Enqueue((commit.AccountId, commit.Version, commit.Writer, now));
    }

    private void LetGo(long now)
    {
        while (_oldestFirst.TryPeek(out var oldest) && (_bytes > bytesMax || time.GetElapsedTime(oldest.At, now) > keepFor))
        {
            _oldestFirst.Dequeue();
            if (_byAccount.TryGetValue(oldest.AccountId, out var held) && held.Newest.Version == oldest.Version && held.Newest.Writer == oldest.Writer)
            {
                _byAccount.Remove(oldest.AccountId);
                _bytes -= held.Bytes;
            }
        }
    }
}
