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

    private readonly SortedDictionary<ulong, long> _firstSeenMs = [];

    /// <summary>0 while every counterparty is kept; each level above halves their share.</summary>
    public int Level { get; private set; }

    internal IReadOnlyCollection<KeyValuePair<ulong, long>> FirstSeen => _firstSeenMs;

    /// <summary>Whether the counterparty was seen at or before <paramref name="asOfMs"/>: true, false, or null for one outside the sample.</summary>
    public bool? IsKnown(ulong counterparty, long asOfMs, out long firstSeenMs)
    {
        if (_firstSeenMs.TryGetValue(counterparty, out firstSeenMs))
            return firstSeenMs <= asOfMs;
        return IsSampled(counterparty) ? false : null;
    }

    internal void Saw(ulong counterparty, long timeMs)
    {
        if (!IsSampled(counterparty))
            return;
        if (_firstSeenMs.TryGetValue(counterparty, out var firstMs))
        {
            if (timeMs < firstMs)
                _firstSeenMs[counterparty] = timeMs;
            return;
        }

        _firstSeenMs.Add(counterparty, timeMs);
        while (_firstSeenMs.Count > Capacity)
        {
            Level++;
            foreach (var dropped in _firstSeenMs.Keys.Where(hash => !IsSampled(hash)).ToList())
                _firstSeenMs.Remove(dropped);
        }
    }

    internal void Restore(ulong counterparty, long firstMs) => _firstSeenMs[counterparty] = firstMs;

    internal void RestoreLevel(int level) => Level = level;

    private bool IsSampled(ulong hash) => BitOperations.TrailingZeroCount(hash) >= Level;
}
