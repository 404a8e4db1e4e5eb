using System.Runtime.InteropServices;

namespace FraudGrains.Grains.Velocity;

/// <summary>
/// Velocity of one leg of one account over event time. The newest <see cref="ExactEvents"/> legs are kept one by one, older ones in buckets.
/// What is kept depends on the set of legs alone, not on the order in which they came.
/// </summary>
/// <remarks>
/// Bounds. A window that reaches no further back than the kept legs is exact. Otherwise its figures cover every leg inside it and may also cover
/// legs of at most one bucket (<see cref="VelocityWindow.BucketMs"/>) beyond either edge. A leg older than the longest window behind the account's
/// newest leg is too late for any window; it counts in <see cref="LifetimeCount"/> all the same.
/// </remarks>
public sealed class LegVelocity
{
    /// <summary>Legs kept one by one: while the longest window holds at most this many, every figure is exact.</summary>
    public const int ExactEvents = 64;

    /// <summary>How far back a look at single legs reaches: the longest window, and the delay of labels.</summary>
    public static readonly TimeSpan LookBack = TimeSpan.FromDays(37);

    /// <summary>How far back legs are kept one by one, or counted by day: a week and a day more, so that a look at what was known a week before the newest leg misses nothing.</summary>
    internal static readonly VelocityWindow Kept = new("45d", 45 * 86_400_000L, 86_400_000);

    private readonly List<LegEvent> _exact = [];
    private BucketTier[]? _tiers;

    public LegVelocity()
        : this(new(), new())
    {
    }

    private LegVelocity(Counterparties counterparties, FoldedDays folded) => (Counterparties, Folded) = (counterparties, folded);

    /// <summary>Rises with every change, also with one that is taken back.</summary>
    internal long Changes { get; private set; }

    /// <summary>Legs ever applied.</summary>
    public long LifetimeCount { get; internal set; }

    /// <summary>Sum of all amounts ever applied, in minor units.</summary>
    public Int128 LifetimeSum { get; internal set; }

    /// <summary>Its amounts of all time, for the account's own mean and deviation.</summary>
    public LifetimeAmounts Amounts { get; internal set; }

    /// <summary>Event time of the newest leg in ms; <see cref="long.MinValue"/> when there is none.</summary>
    public long NewestMs { get; internal set; } = long.MinValue;

    /// <summary>Event time of the first leg in ms; <see cref="long.MaxValue"/> when there is none.</summary>
    public long FirstMs { get; internal set; } = long.MaxValue;

    /// <summary>When each counterparty was first seen.</summary>
    public Counterparties Counterparties { get; }

    internal List<LegEvent> Exact => _exact;

    /// <summary>Legs of the last 45 days that are not kept one by one.</summary>
    internal FoldedDays Folded { get; }

    /// <summary>Event time of the oldest leg kept one by one; <see cref="long.MaxValue"/> when there is none.</summary>
    internal long KeptFromMs => _exact.Count == 0 ? long.MaxValue : _exact[0].TimeMs;

    internal BucketTier[]? Tiers => _tiers;

    /// <summary>Adds one leg.</summary>
    /// <returns>False when it is too late for any window (counted for its lifetime only).</returns>
    public bool Apply(in LegEvent leg)
    {
        Changes++;
        LifetimeCount++;
        LifetimeSum += leg.AmountMinorUnits;
        Amounts = Amounts.With(leg.AmountMinorUnits);
        FirstMs = Math.Min(FirstMs, leg.TimeMs);
        Counterparties.Saw(leg.Counterparty, leg.TimeMs);
        if (leg.TimeMs > NewestMs)
        {
            NewestMs = leg.TimeMs;
            Expire();
        }

        if (IsExpired(leg.TimeMs))
            return false;
        Keep(leg);
        return !VelocityWindow.Longest.IsExpired(VelocityWindow.Longest.BucketOf(leg.TimeMs), NewestMs);
    }

    /// <summary>The figures of every window that ends at <paramref name="asOfMs"/> (inclusive), in the order of <see cref="VelocityWindow.All"/>.</summary>
    public void Read(long asOfMs, Span<WindowStats> stats) => WindowReader.Read(CollectionsMarshal.AsSpan(_exact), _tiers, asOfMs, stats);

    /// <summary>Count and sum of every window that ends at <paramref name="asOfMs"/> (inclusive), in the order of <see cref="VelocityWindow.All"/>: much cheaper than all figures.</summary>
    public void ReadTotals(long asOfMs, Span<WindowTotals> totals) => WindowReader.ReadTotals(CollectionsMarshal.AsSpan(_exact), _tiers, asOfMs, totals);

    /// <summary>The legs kept one by one of the <see cref="LookBack"/> that ends at <paramref name="asOfMs"/> (inclusive), oldest first; valid until the next change.</summary>
    public ReadOnlySpan<LegEvent> KeptUntil(long asOfMs)
    {
        var count = _exact.Count;
        while (count > 0 && _exact[count - 1].TimeMs > asOfMs)
            count--;
        var first = 0;
        while (first < count && _exact[first].TimeMs <= asOfMs - (long)LookBack.TotalMilliseconds)
            first++;
        return CollectionsMarshal.AsSpan(_exact)[first..count];
    }

    /// <summary>The amounts of all time as of <paramref name="asOfMs"/>: exact while all newer legs are still kept one by one.</summary>
    public LifetimeAmounts AmountsUntil(long asOfMs)
    {
        var amounts = Amounts;
        for (var i = _exact.Count - 1; i >= 0 && _exact[i].TimeMs > asOfMs; i--)
            amounts = amounts.Without(_exact[i].AmountMinorUnits);
        return amounts;
    }

    /// <summary>A copy that can be added to without touching this one.</summary>
    public LegVelocity Clone()
    {
        var copy = new LegVelocity(Counterparties.Clone(), Folded.Clone())
        {
            LifetimeCount = LifetimeCount,
            LifetimeSum = LifetimeSum,
            Amounts = Amounts,
            NewestMs = NewestMs,
            FirstMs = FirstMs,
            _tiers = _tiers is null ? null : Array.ConvertAll(_tiers, tier => tier.Clone()),
        };
        copy._exact.AddRange(_exact);
        return copy;
    }

    /// <summary>Takes back a leg still kept one by one, for a look at what was known before it; the caller puts it back with <see cref="Return"/>.</summary>
    internal bool TakeOut(in LegEvent leg)
    {
        var at = _exact.BinarySearch(leg);
        if (at < 0)
            return false;
        Changes++;
        _exact.RemoveAt(at);
        return true;
    }

    internal void Return(in LegEvent leg)
    {
        Changes++;
        Insert(leg);
    }

    /// <summary>Event time of the newest leg at or before <paramref name="asOfMs"/>; null when none is known.</summary>
    public long? LastAtOrBefore(long asOfMs)
    {
        if (NewestMs <= asOfMs)
            return NewestMs == long.MinValue ? null : NewestMs;
        for (var i = _exact.Count - 1; i >= 0; i--)
        {
            if (_exact[i].TimeMs <= asOfMs)
                return _exact[i].TimeMs;
        }

        return null;
    }

    internal BucketTier[] EnsureTiers() => _tiers ??= [.. VelocityWindow.All.Select(w => new BucketTier(w))];

    private void Insert(in LegEvent leg)
    {
        var at = _exact.Count;
        while (at > 0 && _exact[at - 1] > leg)
            at--;
        _exact.Insert(at, leg);
    }

    /// <summary>Keeps a leg one by one, and folds the oldest when there is one too many.</summary>
    private void Keep(in LegEvent leg)
    {
        if (_exact.Count < ExactEvents)
        {
            Insert(leg);
            return;
        }

        var oldest = _exact[0];
        if (leg <= oldest)
        {
            Fold(leg);
            return;
        }

        _exact.RemoveAt(0);
        Insert(leg);
        Fold(oldest);
    }

    private void Fold(in LegEvent leg)
    {
        foreach (var tier in EnsureTiers())
            tier.Add(leg, NewestMs);
        Folded.Add(leg.TimeMs, NewestMs);
    }

    private void Expire()
    {
        var expired = 0;
        while (expired < _exact.Count && IsExpired(_exact[expired].TimeMs))
            expired++;
        _exact.RemoveRange(0, expired);
        Folded.Expire(NewestMs);
        if (_tiers is null)
            return;
        foreach (var tier in _tiers)
            tier.Expire(NewestMs);
        if (_tiers.All(t => t.Buckets.IsEmpty))
            _tiers = null;
    }

    private bool IsExpired(long timeMs) => Kept.IsExpired(Kept.BucketOf(timeMs), NewestMs);
}
