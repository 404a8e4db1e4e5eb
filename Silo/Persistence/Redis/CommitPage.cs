namespace FraudGrains.Silo.Persistence.Redis;

/// <summary>
/// Bytes of remembered commits in the order in which they came. One large array that is used again: thousands of small ones that live for seconds would be
/// copied from one generation of the heap to the next, and make its collections long.
/// </summary>
internal sealed class CommitPage(int length)
{
    /// <summary>Length of a page, in bytes; a part that is longer has a page of its own.</summary>
    public const int UsualLength = 256 * 1024;

    private readonly byte[] _bytes = new byte[length];
    private readonly List<(RememberedAccount Account, long Part)> _parts = [];

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
    public void Add(RememberedAccount account, int number, ReadOnlyMemory<byte> bytes, long now)
    {
        var copy = _bytes.AsMemory(Used, bytes.Length);
        bytes.CopyTo(copy);
        Used += bytes.Length;
        Live += bytes.Length;
        NewestAt = now;
        _parts.Add((account, account.Put(number, copy, this)));
    }

    /// <summary>A newer part has taken the place of one of so many bytes.</summary>
    public void Outdate(int count) => Live -= count;

    /// <summary>Takes over what is still good of an older page, which then holds nothing. There must be room.</summary>
    public void TakeOver(CommitPage older)
    {
        foreach (var (account, part) in older._parts)
        {
            if (!account.Holds(part, out var bytes))
                continue;
            var copy = _bytes.AsMemory(Used, bytes.Length);
            bytes.CopyTo(copy);
            Used += bytes.Length;
            Live += bytes.Length;
            account.Move(part, copy, this);
            _parts.Add((account, part));
        }

        NewestAt = Math.Max(NewestAt, older.NewestAt);
        older.Clear();
    }

    /// <summary>Lets every account forget what stands here, and begins anew.</summary>
    public void Empty(Action<RememberedAccount> forgotten)
    {
        foreach (var (account, part) in _parts)
        {
            if (account.Forget(part))
                forgotten(account);
        }

        Clear();
    }

    private void Clear()
    {
        _parts.Clear();
        (Used, Live) = (0, 0);
    }
}
