using FraudGrains.Grains.Features;
using FraudGrains.Grains.StateFormat;

namespace FraudGrains.Grains.Accounts;

/// <summary>The stored form of a feature vector, bit-exact: most features are small whole numbers, and those take one to three bytes.</summary>
internal static class FeaturesCodec
{
    private const byte Whole = 0, NotKnown = 1, Any = 2;

    public static void Write(StateWriter writer, double[] features)
    {
        writer.Count(features.Length);
        foreach (var value in features)
        {
            // A negative zero is not a whole number here: it would lose its sign.
            if (value is >= 0 and < 1_000_000_000 && value == (long)value && !double.IsNegative(value))
            {
                writer.Unsigned(((ulong)(long)value << 2) | Whole);
            }
            else if (double.IsNaN(value))
            {
                writer.Unsigned(NotKnown);
            }
            else
            {
                writer.Unsigned(Any);
                writer.Double(value);
            }
        }
    }

    public static double[] Read(ref StateReader reader)
    {
        var features = new double[reader.Count(FeatureSchema.Count)];
        for (var i = 0; i < features.Length; i++)
        {
            var head = reader.Unsigned();
            features[i] = (head & 3) switch
            {
                Whole => head >> 2,
                NotKnown => double.NaN,
                Any => reader.Double(),
                _ => throw new StateFormatException("has a feature of an unknown kind"),
            };
        }

        return features;
    }
}
