namespace FraudGrains.Grains.Accounts;

/// <summary>
/// Ids of legs that payers brought from the API. A leg stays here until its payer has written down that it need not ask again,
/// so its size is what is in flight; what a crash left behind goes after <see cref="Lifetime"/>.
/// </summary>
internal sealed class ApiLegs
{
    /// <summary>Longer than any payer's unfinished work stays unfinished: a sweeper finishes it within seconds of the payer being reachable.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>Most ids kept; beyond it the oldest go first.</summary>
    public const int Capacity = 4_096;

    private readonly Dictionary<ulong, long> _appliedAtMs = [];

    public IReadOnlyDictionary<ulong, long> AppliedAtMs => _appliedAtMs;

    public bool Contains(ulong idHash) => _appliedAtMs.ContainsKey(idHash);

    public void Add(ulong idHash, long nowMs)
    {
        _appliedAtMs[idHash] = nowMs;
        if (_appliedAtMs.Count % 64 != 0)
            return;
        foreach (var (id, _) in _appliedAtMs.Where(l => nowMs - l.Value > Lifetime.TotalMilliseconds).ToList())
            _appliedAtMs.Remove(id);
        if (_appliedAtMs.Count > Capacity)
            _appliedAtMs.Remove(_appliedAtMs.MinBy(l => l.Value).Key);
    }

    public bool Forget(ulong idHash) => _appliedAtMs.Remove(idHash);
}
