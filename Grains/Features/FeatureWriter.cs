using FraudGrains.Grains.Velocity;

namespace FraudGrains.Grains.Features;

/// <summary>Fills a feature vector from front to back, in the order of the schema.</summary>
internal ref struct FeatureWriter(Span<double> values)
{
    private readonly Span<double> _values = values;

    public int Written { get; private set; }

    public void Add(double value) => _values[Written++] = value;

    public void Add(ReadOnlySpan<double> values)
    {
        values.CopyTo(_values[Written..]);
        Written += values.Length;
    }

    public void AddMajor(Int128 minorUnits) => Add((double)minorUnits / 100);

    public void AddMajor(double minorUnits) => Add(minorUnits / 100);

    /// <summary>Seconds from a moment to now; NaN when there was no such moment, or it is yet to come.</summary>
    public void AddSecondsSince(long? momentMs, long nowMs) => Add(momentMs <= nowMs ? (nowMs - momentMs.Value) / 1000.0 : double.NaN);

    public void AddRatio(double part, double whole) => Add(whole > 0 ? part / whole : double.NaN);

    /// <summary>Whether a counterparty is known (1, 0, NaN when outside the sample) and for how many seconds.</summary>
    public void AddKnown(Counterparties counterparties, ulong counterparty, long nowMs)
    {
        var known = counterparties.IsKnown(counterparty, nowMs, out var firstMs);
        Add(known switch { true => 1, false => 0, null => double.NaN });
        AddSecondsSince(known == true ? firstMs : null, nowMs);
    }
}
