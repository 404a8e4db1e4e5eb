namespace FraudGrains.Grains.Labels;

/// <summary>
/// The transactions that were given one verdict: of all that ever were, those of the newest event times. Which ones stay depends on the set of
/// labels alone, never on the order or number of their arrivals, so that a repeat changes nothing and raced deliveries end alike.
/// </summary>
internal sealed class LabelSet(int capacity)
{
    private static readonly List<KeptLabel> None = [];

    /// <summary>Made for the first label: hardly any account is ever labelled.</summary>
    private List<KeptLabel>? _oldestFirst;

    public IReadOnlyList<KeptLabel> OldestFirst => _oldestFirst ?? None;

    /// <returns>False when nothing changed: known already, or of an older event time than all that are kept.</returns>
    public bool Add(in LegLabel label)
    {
        var added = new KeptLabel(label.OccurredAtMs, label.TransactionId, label.LabelledAtMs, label.LabelledAtMs);
        _oldestFirst ??= [];
        var at = _oldestFirst.BinarySearch(added);
        if (at >= 0)
            return Merge(_oldestFirst, at, label.LabelledAtMs);
        if (_oldestFirst.Count == capacity && ~at == 0)
            return false;
        _oldestFirst.Insert(~at, added);
        if (_oldestFirst.Count > capacity)
            _oldestFirst.RemoveAt(0);
        return true;
    }

    public KeptLabel? Find(in KeptLabel of) => _oldestFirst?.BinarySearch(of) is >= 0 and var at ? _oldestFirst[at] : null;

    /// <summary>Puts back what was stored, newest first.</summary>
    internal void Restore(in KeptLabel label)
    {
        _oldestFirst ??= [];
        if (_oldestFirst.Count < capacity)
            _oldestFirst.Insert(0, label);
    }

    private static bool Merge(List<KeptLabel> oldestFirst, int at, long labelledAtMs)
    {
        var kept = oldestFirst[at];
        var merged = kept with
        {
            FirstLabelledAtMs = Math.Min(kept.FirstLabelledAtMs, labelledAtMs),
            LastLabelledAtMs = Math.Max(kept.LastLabelledAtMs, labelledAtMs),
        };
        oldestFirst[at] = merged;
        return merged != kept;
    }
}
