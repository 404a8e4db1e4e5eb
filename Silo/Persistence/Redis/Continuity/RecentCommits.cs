using FraudGrains.Grains.Accounts;

namespace FraudGrains.Silo.Persistence.Redis.Continuity;

/// <summary>
/// What the store has acknowledged lately, newest parts of each account: a store that comes back without its last moments gets them back from here.
/// Safe for several threads.
/// </summary>
/// <param name="keepFor">How long a commit is remembered at least, counted back from when the store was last seen to hold everything; longer than any moments a store may lose. 0 remembers nothing.</param>
/// <param name="bytesMax">Bytes remembered; beyond it the oldest are let go early.</param>
/// <param name="time">The clock.</param>
internal sealed class RecentCommits(TimeSpan keepFor, long bytesMax, TimeProvider time)
{
    /// <summary>From so many bytes on, the oldest pages are emptied into others while most of all is out of date: busy accounts write the same parts again and again.</summary>
    private const long TidyAbove = 16L * 1024 * 1024;

    /// <summary>Empty pages kept to be written to again: a new one is an allocation of the kind that brings whole collections about.</summary>
    private const int EmptyMax = 64;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, RememberedAccount> _byAccount = new(StringComparer.Ordinal);
    private readonly Queue<CommitPage> _oldestFirst = new();
    private readonly Stack<CommitPage> _empty = new();
    private CommitPage? _newest;
    private long _pageBytes;

    /// <summary>Before the first word of it: when nothing had been acknowledged, the store held all that was.</summary>
    private long _heldAt = time.GetTimestamp();

    private long _writtenBackAt = long.MinValue;

    /// <summary>Bytes of states remembered now.</summary>
    public long Bytes
    {
        get
        {
            lock (_lock)
                return _oldestFirst.Sum(page => (long)page.Used);
        }
    }

    /// <summary>Takes in commits that were acknowledged.</summary>
    public void Add(IEnumerable<AccountCommit> acknowledged)
    {
        if (keepFor <= TimeSpan.Zero)
            return;
        lock (_lock)
        {
            var (now, pages) = (time.GetTimestamp(), _oldestFirst.Count);
            foreach (var commit in acknowledged)
                Add(commit, now);
            LetGo(mayTidy: _oldestFirst.Count > pages);
        }
    }

    /// <summary>
    /// The store held, at that moment, everything acknowledged before. Nobody knows that while it is away: what it will turn out to have lost is older then
    /// than the clock says.
    /// </summary>
    public void Holds(long timestamp)
    {
        lock (_lock)
            _heldAt = timestamp;
    }

    /// <summary>
    /// Everything remembered was written back before now: the store can lose it once more, like what it acknowledges now, so from now on it is remembered as
    /// long as that.
    /// </summary>
    public void AreWrittenBack()
    {
        lock (_lock)
            _writtenBackAt = time.GetTimestamp();
    }

    /// <summary>Everything remembered, one entry an account.</summary>
    public IReadOnlyList<RememberedCommit> All()
    {
        lock (_lock)
        {
            LetGo(mayTidy: false);
            foreach (var page in _oldestFirst)
                page.IsLent = true;
            _newest = null;
            return [.. _byAccount.Values.Select(account => account.Snapshot())];
        }
    }

    private void Add(in AccountCommit commit, long now)
    {
        // One writer's commits are acknowledged one after the other; those of two activations in any order. Else a lower version says that what is remembered is not in the store.
        var account = _byAccount.GetValueOrDefault(commit.AccountId);
        if (account is not null && account.Holds(commit))
            return;
        if (account is not null && account.IsFollowedBy(commit))
            account.Follow(commit);
        else
            _byAccount[commit.AccountId] = account = new(commit);
        for (var i = 0; i < commit.Parts.Count; i++)
        {
            var (number, bytes) = commit.Parts[i];
            PageFor(bytes.Length).Add(account, number, bytes, now);
        }
    }

    private CommitPage PageFor(int count)
    {
        if (_newest is { } newest && newest.HasRoomFor(count))
            return newest;
        var page = count <= CommitPage.UsualLength && _empty.TryPop(out var empty) ? empty : new(Math.Max(count, CommitPage.UsualLength));
        _pageBytes += page.Length;
        _oldestFirst.Enqueue(page);
        return _newest = page;
    }

    /// <param name="mayTidy">Whether to look how much is out of date: once a page is often enough, and it looks at every page.</param>
    private void LetGo(bool mayTidy)
    {
        while (_oldestFirst.TryPeek(out var oldest))
        {
            if (_pageBytes > bytesMax || IsOver(oldest.NewestAt))
                oldest.Empty(Forgotten);
            else if (mayTidy && IsUntidy && !ReferenceEquals(oldest, _newest))
                PageFor(oldest.Live).TakeOver(oldest, IsOver, Forgotten);
            else
                return;
            _oldestFirst.Dequeue();
            _pageBytes -= oldest.Length;
            if (ReferenceEquals(oldest, _newest))
                _newest = null;
            if (!oldest.IsLent && oldest.Length == CommitPage.UsualLength && _empty.Count < EmptyMax)
                _empty.Push(oldest);
        }

        bool IsOver(long at) => time.GetElapsedTime(Math.Max(at, _writtenBackAt), _heldAt) > keepFor;
    }

    /// <summary>Most of what is kept is out of date. Of all pages: one that is good, and older, holds up none behind it.</summary>
    private bool IsUntidy => _pageBytes > TidyAbove && _oldestFirst.Sum(page => (long)page.Live) < _pageBytes / 2;

    private void Forgotten(RememberedAccount account)
    {
        if (_byAccount.TryGetValue(account.Newest.AccountId, out var held) && ReferenceEquals(held, account))
            _byAccount.Remove(account.Newest.AccountId);
    }
}
