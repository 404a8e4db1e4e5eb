using System.Collections.ObjectModel;

namespace FraudGrains.Grains.Accounts;

/// <summary>What an account's decisions still owe, in the order in which they were made.</summary>
internal sealed class PendingEffects : Collection<PendingEffect>
{
    /// <summary>Rises with every change.</summary>
    public long Changes { get; private set; }

    public bool Exists(Func<PendingEffect, bool> isIt)
    {
        foreach (var effect in (List<PendingEffect>)Items)
        {
            if (isIt(effect))
                return true;
        }

        return false;
    }

    public int FindIndex(Predicate<PendingEffect> isIt) => ((List<PendingEffect>)Items).FindIndex(isIt);

    public void RemoveAll(Predicate<PendingEffect> isIt) => Changes += ((List<PendingEffect>)Items).RemoveAll(isIt);

    protected override void InsertItem(int index, PendingEffect item)
    {
        Changes++;
        base.InsertItem(index, item);
    }

    protected override void SetItem(int index, PendingEffect item)
    {
        Changes++;
        base.SetItem(index, item);
    }

    /// <remarks>Taking out an effect of the log counts for nothing and waits for the next write: read again, it would be found done.</remarks>
    protected override void RemoveItem(int index)
    {
        if (this[index].IsOfApi)
            Changes++;
        base.RemoveItem(index);
    }

    protected override void ClearItems()
    {
        Changes++;
        base.ClearItems();
    }
}
