namespace FraudGrains.Oracle;

/// <summary>How one account compares with what it must hold.</summary>
public sealed record AccountVerdict(string Account, LegVerdict Debits, LegVerdict Credits)
{
    /// <summary>Legs that should have counted and did not.</summary>
    public long Lost => Debits.Lost + Credits.Lost;

    /// <summary>Legs that counted more often than once, or should not have counted.</summary>
    public long Doubled => Debits.Doubled + Credits.Doubled;

    /// <summary>Neither a byte nor a figure differs.</summary>
    public bool IsRight => Debits.Fault is null && Credits.Fault is null;

    public override string ToString() =>
        IsRight ? $"{Account}: right" : $"{Account}: {string.Join("; ", ((string?[])[Debits.Fault is { } d ? $"debits {d}" : null, Credits.Fault is { } c ? $"credits {c}" : null]).OfType<string>())}";
}
