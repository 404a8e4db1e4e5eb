using FraudGrains.Simulation.Tests.Scheduling;

namespace FraudGrains.Simulation.Tests.Store;

/// <summary>What was changed when, so that it can be taken back.</summary>
internal sealed class Journal(Scheduler scheduler)
{
    private readonly Stack<(TimeSpan At, Action Undo)> _changes = new();

    public void Set<TKey, TValue>(Dictionary<TKey, TValue> values, TKey key, TValue? value)
        where TKey : notnull
    {
        Note(values, key);
        if (value is null)
            values.Remove(key);
        else
            values[key] = value;
    }

    public void Remove<TKey, TValue>(Dictionary<TKey, TValue> values, TKey key)
        where TKey : notnull
    {
        if (!values.ContainsKey(key))
            return;
        Note(values, key);
        values.Remove(key);
    }

    /// <summary>Takes back what is younger; returns how many changes that were.</summary>
    public int Undo(TimeSpan moments)
    {
        var undone = 0;
        for (; _changes.TryPeek(out var change) && change.At > scheduler.Now - moments; undone++)
            _changes.Pop().Undo();
        return undone;
    }

    private void Note<TKey, TValue>(Dictionary<TKey, TValue> values, TKey key)
        where TKey : notnull
    {
        var had = values.TryGetValue(key, out var before);
        _changes.Push((scheduler.Now, () =>
        {
            if (had)
                values[key] = before!;
            else
                values.Remove(key);
        }
        ));
    }
}
