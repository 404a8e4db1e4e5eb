namespace FraudGrains.Grains.Accounts;

/// <summary>
/// Ids of legs that payers brought from the API. A leg stays here until its payer has written down that it need not ask again,
/// so its size is what is in flight; what a crash left behind goes after <see cref="Lifetime"/>.
/// </summary>
internal sealed class ApiLegs
{
    /// <summary>Longer than any payer's unfinished work stays unfinished: a sweeper finishes it within seconds of the payer being reachable.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>
    /// A leg that is let go is still known for so long: calls of two silos that finish the same work after a crash, or of one whose calls went astray while
    /// the account moved, may overtake each other. Longer than a caller waits for its answer (30 s).
    /// </summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    /// <summary>The same for one that was let go before its account was read: then only clocks tell, which differ from silo to silo and may be set.</summary>
    public static readonly TimeSpan GraceByClock = TimeSpan.FromHours(1);

    /// <summary>Most ids kept; beyond it the oldest go first.</summary>
    public const int Capacity = 4_096;

    /// <summary>Most ids kept of those let go; a payee that receives more in <see cref="Grace"/> than these is written often, and pays for each of them each time.</summary>
    public const int LetGoMax = 512;

    private static readonly Dictionary<ulong, long> None = [];

    /// <summary>Ids and when they were let go, by the count that <see cref="LetGo"/> is given; null for those that were before the account was read.</summary>
    private readonly Queue<(ulong Id, long? AtTick)> _letGo = new(0);

    /// <summary>When each was applied; for one let go, when that was, with its sign turned. Most accounts never have any.</summary>
    private Dictionary<ulong, long> _appliedAtMs = None;

    /// <summary>Ids in an order that is good to store: those let go come last, oldest first.</summary>
    public IEnumerable<KeyValuePair<ulong, long>> ToStore => InFlight.Concat(_letGo.Select(l => KeyValuePair.Create(l.Id, _appliedAtMs[l.Id])));

    public int Count => _appliedAtMs.Count;

    public bool Contains(ulong idHash) => _appliedAtMs.ContainsKey(idHash);

    public void Add(ulong idHash, long nowMs)
    {
        Own()[idHash] = nowMs;
        if (_appliedAtMs.Count % 64 != 0)
            return;
        foreach (var (id, _) in _appliedAtMs.Where(l => l.Value >= 0 && nowMs - l.Value > Lifetime.TotalMilliseconds).ToList())
            _appliedAtMs.Remove(id);
        if (_appliedAtMs.Count > Capacity)
            _appliedAtMs.Remove(_letGo.TryDequeue(out var oldest) ? oldest.Id : _appliedAtMs.MinBy(l => l.Value).Key);
    }

    /// <summary>As it was stored.</summary>
    public void Restore(ulong idHash, long atMs)
    {
        Own()[idHash] = atMs;
        if (atMs < 0)
            _letGo.Enqueue((idHash, null));
    }

    /// <summary>Its payer will not ask again.</summary>
    /// <param name="idHash">The leg.</param>
    /// <param name="nowMs">The clock, Unix ms.</param>
    /// <param name="tick">A count of milliseconds that nobody can set.</param>
    public void LetGo(ulong idHash, long nowMs, long tick)
    {
        if (_appliedAtMs.TryGetValue(idHash, out var atMs) && atMs >= 0)
        {
            _appliedAtMs[idHash] = -nowMs;
            _letGo.Enqueue((idHash, tick));
        }

        while (_letGo.TryPeek(out var oldest) && (_letGo.Count > LetGoMax || IsOver(oldest.Id, oldest.AtTick)))
            _appliedAtMs.Remove(_letGo.Dequeue().Id);

        bool IsOver(ulong id, long? atTick) =>
            atTick is { } at ? tick - at > Grace.TotalMilliseconds : nowMs + _appliedAtMs[id] > GraceByClock.TotalMilliseconds;
    }

    /// <summary>Mostly none: they are not looked for when all that are kept were let go.</summary>
    private IEnumerable<KeyValuePair<ulong, long>> InFlight => _appliedAtMs.Count == _letGo.Count ? [] : _appliedAtMs.Where(l => l.Value >= 0).OrderBy(l => l.Key);

    private Dictionary<ulong, long> Own() => _appliedAtMs = ReferenceEquals(_appliedAtMs, None) ? [] : _appliedAtMs;
}
