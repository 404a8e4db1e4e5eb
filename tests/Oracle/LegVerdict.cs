using FraudGrains.Grains.StateFormat;
using FraudGrains.Grains.Velocity;

namespace FraudGrains.Oracle;

/// <summary>How one leg of one account compares with what it must hold.</summary>
/// <param name="Lost">Legs that should have counted and did not.</param>
/// <param name="Doubled">Legs that counted too often.</param>
/// <param name="Fault">What differs first, in words; null when nothing does.</param>
public sealed record LegVerdict(long Lost, long Doubled, string? Fault)
{
    internal static LegVerdict Of(LegVelocity expected, LegList legs, LegVelocity actual)
    {
        var missing = legs.Count - actual.LifetimeCount;
        var fault = legs.FaultOf(actual) ?? FaultOf(expected, actual);
        return new(Math.Max(missing, 0), Math.Max(-missing, 0), fault is null ? null : $"{fault}{Names(legs, actual)}");
    }

    /// <summary>Which legs they are, for whoever looks for the reason.</summary>
    private static string Names(LegList legs, LegVelocity actual)
    {
        var (missing, extra) = legs.Differences(actual);
        return $"{(missing.Count > 0 ? $", without {string.Join(", ", missing)}" : "")}{(extra.Count > 0 ? $", beside them {string.Join(", ", extra.Select(l => $"{l.AmountMinorUnits} at {l.TimeMs}"))}" : "")}";
    }

    private static string? FaultOf(LegVelocity expected, LegVelocity actual) =>
        Encode(expected).AsSpan().SequenceEqual(Encode(actual)) ? null : "have the right figures and other bytes";

    private static byte[] Encode(LegVelocity leg)
    {
        var writer = new StateWriter();
        VelocityCodec.Write(writer, leg);
        return writer.ToArray();
    }
}
