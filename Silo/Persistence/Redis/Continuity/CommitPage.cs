namespace FraudGrains.Silo.Persistence.Redis.Continuity;

/// <summary>
/// Bytes of remembered commits in the order in which they came. One large array that is used again: thousands of small ones that live for seconds would be
/// copied from one generation of the heap to the next, and make its collections long.
/// </summary>
internal sealed class CommitPage(int length)
{
    /// <summary>Length of a page, in bytes; a part that is longer has a page of its own.</summary>
    public const int UsualLength = 256 * 1024;

    private readonly byte[] _bytes = new byte[length];
    private readonly List<(RememberedAccount Account, long Part, long At)> _parts = [];

    /// <summary>Bytes it takes of memory.</summary>
    public int Length => _bytes.Length;

    /// <summary>Bytes written.</summary>
    public int Used { get; private set; }

    /// <summary>Bytes of parts that no newer ones have taken the place of.</summary>
    public int Live { get; private set; }

    /// <summary>When the newest part came, as a timestamp.</summary>
    public long NewestAt { get; private set; }

    /// <summary>Somebody reads from it, no matter how long: it is not written to again.</summary>
    public bool IsLent { get; set; }

    public bool HasRoomFor(int count) => count <= _bytes.Length - Used;

    /// <summary>Takes in a part of an account, which knows it by this copy until the page is emptied.</summary>
    public void Add(RememberedAccount account, int number, ReadOnlyMemory<byte> bytes, long now) =>
        _parts.Add((account, account.Put(number, Copy(bytes, now), this), now));

    /// <summary>A newer part has taken the place of one of so many bytes.</summary>
    public void Outdate(int count) => Live -= count;

    /// <summary>Takes over what is still good of an older page, which then holds nothing. There must be room. A part keeps the moment at which it came.</summary>
    /// <param name="older">The older page.</param>
    /// <param name="isOver">Whether what came at a moment need not be remembered any more.</param>
    /// <param name="forgotten">Hears of accounts of which nothing is left.</param>
    public void TakeOver(CommitPage older, Func<long, bool> isOver, Action<RememberedAccount> forgotten)
    {
        foreach (var (account, part, at) in older._parts)
        {
            if (isOver(at))
            {
                if (account.Forget(part))
                    forgotten(account);
            }
            else if (account.Holds(part, out var bytes))
            {
                account.Move(part, Copy(bytes, at), this);
                _parts.Add((account, part, at));
            }
        }

        older.Clear();
    }

    /// <summary>Lets every account forget what stands here, and begins anew.</summary>
    public void Empty(Action<RememberedAccount> forgotten)
    {
        foreach (var (account, part, _) in _parts)
        {
            if (account.Forget(part))
                forgotten(account);
        }

        Clear();
    }

    private ReadOnlyMemory<byte> Copy(ReadOnlyMemory<byte> bytes, long at)
    {
        var copy = _bytes.AsMemory(Used, bytes.Length);
        bytes.CopyTo(copy);
        Used += bytes.Length;
        Live += bytes.Length;
        NewestAt = Math.Max(NewestAt, at);
        return copy;
    }

    private void Clear()
    {
        _parts.Clear();
        (Used, Live) = (0, 0);
    }
}
