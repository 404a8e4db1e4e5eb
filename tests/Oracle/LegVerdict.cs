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
        return new(Math.Max(missing, 0), Math.Max(-missing, 0), legs.FaultOf(actual) ?? FaultOf(expected, actual));
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
