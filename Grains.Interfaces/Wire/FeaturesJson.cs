using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace FraudGrains.Wire;

/// <summary>
/// A feature vector as a JSON object. A receipt has some hundred and fifty of them, so the names are encoded once, and the numbers that are whole or have
/// up to three decimals (amounts, seconds), most of them, are written as what they are. The bytes are those that <see cref="Utf8JsonWriter"/> would write.
/// </summary>
internal sealed class FeaturesJson
{
    /// <summary>Longest number: sign, 17 digits, point, exponent of five characters.</summary>
    private const int NumberMax = 32;

    /// <summary>Up to fifteen digits a decimal is the only one so short that stands for its double, and is written without an exponent.</summary>
    private const double FifteenDigits = 1e15;

    /// <summary>Smaller numbers are written with an exponent.</summary>
    private const double Plain = 1e-4;

    private static FeaturesJson? _newest;

    private readonly IReadOnlyList<string> _names;
    private readonly byte[][] _openings;

    private FeaturesJson(IReadOnlyList<string> names)
    {
        _names = names;
        _openings = [.. names.Select((name, i) => (byte[])[i == 0 ? (byte)'{' : (byte)',', (byte)'"', .. JsonEncodedText.Encode(name).EncodedUtf8Bytes, (byte)'"', (byte)':'])];
        LengthMax = _openings.Sum(o => o.Length + NumberMax) + 2;
    }

    /// <summary>Room that <see cref="Write"/> wants, in bytes.</summary>
    public int LengthMax { get; }

    /// <summary>The writer for these names; made once as long as the same list is asked for.</summary>
    public static FeaturesJson For(IReadOnlyList<string> names) =>
        _newest is { } newest && ReferenceEquals(newest._names, names) ? newest : _newest = new(names);

    /// <summary>Writes the object; returns its length in bytes. A feature that is not finite is null.</summary>
    public int Write(ReadOnlySpan<double> features, Span<byte> to)
    {
        var at = 0;
        for (var i = 0; i < features.Length; i++)
        {
            _openings[i].CopyTo(to[at..]);
            at += _openings[i].Length;
            at += Number(features[i], to[at..]);
        }

        if (features.Length == 0)
            to[at++] = (byte)'{';
        to[at++] = (byte)'}';
        return at;
    }

    private static int Number(double value, Span<byte> to)
    {
        if (!double.IsFinite(value))
        {
            "null"u8.CopyTo(to);
            return 4;
        }

        if (Math.Abs(value) < FifteenDigits && (Math.Abs(value) >= Plain || value == 0))
        {
            var whole = (long)value;
            if (whole == value && (whole != 0 || !double.IsNegative(value)))
                return Utf8Formatter.TryFormat(whole, to, out var length) ? length : 0;
            var thousandths = (long)Math.Round(value * 1_000);
            if (thousandths / 1_000.0 == value && Math.Abs(thousandths) < FifteenDigits && thousandths != 0)
                return Thousandths(thousandths, to);
            if (value != 0)
                return Fraction(value, to);
        }

        return value.TryFormat(to, out var written, default, CultureInfo.InvariantCulture) ? written : 0;
    }

    /// <summary>A number with a fraction, of up to seventeen digits.</summary>
    private static int Fraction(double value, Span<byte> to)
    {
        var at = 0;
        if (value < 0)
            to[at++] = (byte)'-';
        var (digits, exponent) = ShortestDecimal.Of(Math.Abs(value));
        Utf8Formatter.TryFormat(digits, to[at..], out var length);
        var whole = length + exponent;
        if (whole > 0)
        {
            // The digits stand there already; those behind the point move by one.
            to.Slice(at + whole, -exponent).CopyTo(to[(at + whole + 1)..]);
            to[at + whole] = (byte)'.';
            return at + length + 1;
        }

        var zeros = 2 - whole;
        to.Slice(at, length).CopyTo(to[(at + zeros)..]);
        to.Slice(at, zeros).Fill((byte)'0');
        to[at + 1] = (byte)'.';
        return at + zeros + length;
    }

    private static int Thousandths(long thousandths, Span<byte> to)
    {
        var at = 0;
        if (thousandths < 0)
            to[at++] = (byte)'-';
        var (whole, rest) = Math.DivRem(Math.Abs(thousandths), 1_000);
        Utf8Formatter.TryFormat(whole, to[at..], out var length);
        at += length;
        to[at++] = (byte)'.';
        for (var digit = 100; rest > 0; digit /= 10)
        {
            to[at++] = (byte)('0' + (rest / digit));
            rest %= digit;
        }

        return at;
    }
}
