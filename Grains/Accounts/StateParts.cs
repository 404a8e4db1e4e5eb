namespace FraudGrains.Grains.Accounts;

/// <summary>Parts of one account by ascending number. Never changes: a write makes a new one.</summary>
public sealed class StateParts
{
    private readonly StatePart[] _parts;

    private StateParts(StatePart[] parts) => _parts = parts;

    /// <summary>An account of which nothing is stored.</summary>
    public static StateParts None { get; } = new([]);

    /// <summary>The parts, by ascending number.</summary>
    public IReadOnlyList<StatePart> All => _parts;

    /// <summary>Bytes of all parts.</summary>
    public int Length => _parts.Sum(p => p.Bytes.Length);

    /// <summary>Parts in any order, no number twice.</summary>
    public static StateParts Of(IReadOnlyList<StatePart> parts) => None.With(parts, keepsTakenAway: true);

    /// <summary>What the store holds after a write: what it writes instead of what was there, without what it takes away.</summary>
    public StateParts After(in AccountCommit commit) => (commit.IsWhole ? None : this).With(commit.Parts, keepsTakenAway: false);

    /// <summary>These and newer ones; of each number the newest.</summary>
    /// <param name="newer">The newer ones.</param>
    /// <param name="keepsTakenAway">Whether a part that was taken away stays as one without bytes, so that it is known to be gone.</param>
    public StateParts With(IReadOnlyList<StatePart> newer, bool keepsTakenAway)
    {
        var parts = new List<StatePart>(_parts.Length + newer.Count);
        parts.AddRange(_parts);
        for (var i = 0; i < newer.Count; i++)
            Put(parts, newer[i], keepsTakenAway);
        return new([.. parts]);
    }

    /// <summary>The account's stored form as one value.</summary>
    public byte[] Join()
    {
        var joined = new byte[Length];
        var at = 0;
        foreach (var part in _parts)
        {
            part.Bytes.CopyTo(joined.AsMemory(at));
            at += part.Bytes.Length;
        }

        return joined;
    }

    private static void Put(List<StatePart> parts, in StatePart part, bool keepsTakenAway)
    {
        var at = parts.Count;
        while (at > 0 && parts[at - 1].Number > part.Number)
            at--;
        var isThere = at > 0 && parts[at - 1].Number == part.Number;
        if (part.Bytes.IsEmpty && !keepsTakenAway)
            parts.RemoveRange(at - (isThere ? 1 : 0), isThere ? 1 : 0);
        else if (isThere)
            parts[at - 1] = part;
        else
            parts.Insert(at, part);
    }
}
