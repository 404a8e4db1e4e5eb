namespace FraudGrains.Grains.Labels;

/// <summary>What became known about the transactions that an account paid and received. Knows no clock, no grain and no store.</summary>
public sealed class AccountLabels
{
    /// <summary>About what it paid.</summary>
    public LegLabels Debits { get; } = new();

    /// <summary>About what it received.</summary>
    public LegLabels Credits { get; } = new();

    /// <summary>Rises with every change.</summary>
    internal long Changes { get; private set; }

    /// <summary>Learns of a label on a transaction of this account; on both legs when it paid itself.</summary>
    /// <param name="label">The label.</param>
    /// <param name="isPayer">The account paid.</param>
    /// <param name="isPayee">The account received.</param>
    /// <returns>False when nothing changed, so that nothing need be written.</returns>
    public bool Apply(in LegLabel label, bool isPayer, bool isPayee)
    {
        var changed = isPayer && Debits.Apply(label);
        changed |= isPayee && Credits.Apply(label);
        if (changed)
            Changes++;
        return changed;
    }
}
