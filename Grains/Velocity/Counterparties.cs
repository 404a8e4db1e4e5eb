using System.Numerics;

namespace FraudGrains.Grains.Velocity;

/// <summary>
/// When each counterparty was first seen. Exact for up to <see cref="Capacity"/> counterparties; beyond that only those whose hash ends in
/// <see cref="Level"/> zero bits are kept (adaptive sampling, Wegman 1984): which ones stay depends on the set alone, never on the order of arrival.
/// </summary>
public sealed class Counterparties
{
    /// <summary>Most counterparties kept: beyond a customer's contacts of years, while merchants and agents stay bounded.</summary>
    public const int Capacity = 128;

    private readonly List<KeyValuePair<ulong, long>> _byHash = [];

    /// <summary>0 while every counterparty is kept; each level above halves their share.</summary>
    public int Level { get; private set; }

    /// <summary>Counterparties by hash, ascending, with the event time in ms of the first leg with each.</summary>
    internal List<KeyValuePair<ulong, long>> FirstSeen => _byHash;

    /// <summary>A copy that can be added to without touching this one.</summary>
    internal Counterparties Clone()
    {
        var copy = new Counterparties { Level = Level };
        copy._byHash.AddRange(_byHash);
        return copy;
    }

    /// <summary>Whether the counterparty was seen at or before <paramref name="asOfMs"/>: true, false, or null for one outside the sample.</summary>
    public bool? IsKnown(ulong counterparty, long asOfMs, out long firstSeenMs)
    {
        if (Find(counterparty) is >= 0 and var at)
        {
            firstSeenMs = _byHash[at].Value;
            return firstSeenMs <= asOfMs;
        }

        firstSeenMs = 0;
        return IsSampled(counterparty) ? false : null;
    }

    internal void Saw(ulong counterparty, long timeMs)
    {
        if (!IsSampled(counterparty))
            return;
        var at = Find(counterparty);
        if (at >= 0)
        {
            if (timeMs < _byHash[at].Value)
                _byHash[at] = new(counterparty, timeMs);
            return;
        }

        _byHash.Insert(~at, new(counterparty, timeMs));
        while (_byHash.Count > Capacity)
        {
            Level++;
            _byHash.RemoveAll(each => !IsSampled(each.Key));
        }
    }

    internal void Restore(ulong counterparty, long firstMs)
    {
        var at = Find(counterparty);
        if (at >= 0)
            _byHash[at] = new(counterparty, firstMs);
        else
            _byHash.Insert(~at, new(counterparty, firstMs));
    }

    internal void RestoreLevel(int level) => Level = level;

    /// <summary>Where the counterparty stands; the complement of where it would stand if it is not there.</summary>
    private int Find(ulong counterparty)
    {
        var (low, high) = (0, _byHash.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var hash = _byHash[middle].Key;
            if (hash == counterparty)
                return middle;
            if (hash < counterparty)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return ~low;
    }

    private bool IsSampled(ulong hash) => BitOperations.TrailingZeroCount(hash) >= Level;
}
