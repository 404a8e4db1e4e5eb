using FraudGrains.Grains.Accounts;

namespace FraudGrains.Silo.Persistence.Redis.Continuity;

/// <summary>What is remembered of one account: the newest of every part that was written lately, and who wrote what it grew out of.</summary>
/// <param name="first">The commit that it begins with.</param>
internal sealed class RememberedAccount(in AccountCommit first)
{
    private readonly List<(int Number, long Id, long Version, ReadOnlyMemory<byte> Bytes, CommitPage Page)> _parts = [];
    private List<(Guid Writer, long Version)> _ancestors = [(first.ExpectedWriter, first.ExpectedVersion)];
    private long _lastId;
    private long _since = first.IsWhole ? 0 : first.ExpectedVersion;

    /// <summary>The newest commit, without its bytes.</summary>
    public AccountCommit Newest { get; private set; } = first with { Parts = [] };

    /// <summary>Whether a commit goes on from here: a part of a state says nothing without the state that it was part of.</summary>
    public bool IsFollowedBy(in AccountCommit next) => next.IsWhole || (next.ExpectedVersion, next.ExpectedWriter) == (Newest.Version, Newest.Writer);

    /// <summary>Whether a commit is the one remembered, or went before it.</summary>
    public bool Holds(in AccountCommit commit)
    {
        if (commit.Writer == Newest.Writer)
            return commit.Version <= Newest.Version;
        foreach (var (writer, version) in _ancestors)
        {
            if (writer == commit.Writer && commit.Version <= version)
                return true;
        }

        return false;
    }

    /// <summary>The account has had one more commit; its parts are put in next.</summary>
    public void Follow(in AccountCommit next)
    {
        if (next.IsWhole)
        {
            foreach (var part in _parts)
                part.Page.Outdate(part.Bytes.Length);
            _parts.Clear();
            _since = 0;
        }

        if (next.Writer != Newest.Writer)
            _ancestors = [.. _ancestors, (Newest.Writer, Math.Min(Newest.Version, next.ExpectedVersion)), (next.ExpectedWriter, next.ExpectedVersion)];
        Newest = next with { Parts = [] };
    }

    /// <summary>Takes in a part of the newest commit; returns what it is known by.</summary>
    public long Put(int number, ReadOnlyMemory<byte> bytes, CommitPage page)
    {
        var part = (number, ++_lastId, Newest.Version, bytes, page);
        var at = _parts.Count - 1;
        while (at >= 0 && _parts[at].Number != number)
            at--;
        if (at < 0)
        {
            _parts.Add(part);
            return _lastId;
        }

        _parts[at].Page.Outdate(_parts[at].Bytes.Length);
        _parts[at] = part;
        return _lastId;
    }

    /// <summary>The bytes of a part; false when a newer one has taken its place.</summary>
    public bool Holds(long id, out ReadOnlyMemory<byte> bytes)
    {
        var at = PlaceOf(id);
        bytes = at < 0 ? default : _parts[at].Bytes;
        return at >= 0;
    }

    /// <summary>The same bytes lie somewhere else now.</summary>
    public void Move(long id, ReadOnlyMemory<byte> bytes, CommitPage page)
    {
        var at = PlaceOf(id);
        _parts[at] = _parts[at] with { Bytes = bytes, Page = page };
    }

    /// <summary>Forgets a part, unless a newer one has taken its place. True when nothing is left.</summary>
    /// <remarks>From then on this is good only over a state that has the part: one of its version or a later one.</remarks>
    public bool Forget(long id)
    {
        var at = PlaceOf(id);
        if (at < 0)
            return false;
        _since = Math.Max(_since, _parts[at].Version);
        _parts.RemoveAt(at);
        return _parts.Count == 0;
    }

    /// <summary>It as it is now; its bytes are those of the pages.</summary>
    public RememberedCommit Snapshot() =>
        new(Newest with { Parts = [.. _parts.Select(p => new StatePart(p.Number, p.Bytes)).OrderBy(p => p.Number)], IsWhole = _since == 0 }, _since, _ancestors);

    private int PlaceOf(long id)
    {
        var at = _parts.Count - 1;
        while (at >= 0 && _parts[at].Id != id)
            at--;
        return at;
    }
}
