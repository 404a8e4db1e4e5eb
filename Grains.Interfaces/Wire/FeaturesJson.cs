using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace FraudGrains.Wire;

/// <summary>
/// A feature vector as a JSON object. A receipt has some hundred and fifty of them, so the names are encoded once, and the numbers that are whole or have
/// two decimals, most of them, are written as what they are. The bytes are those that <see cref="Utf8JsonWriter"/> would write.
/// </summary>
internal sealed class FeaturesJson
{
    /// <summary>Longest number: sign, 17 digits, point, exponent of five characters.</summary>
    private const int NumberMax = 32;

    /// <summary>Up to fifteen digits a decimal is the only one so short that stands for its double, and is written without an exponent.</summary>
    private const double FifteenDigits = 1e15;

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

        if (Math.Abs(value) < FifteenDigits)
        {
            var whole = (long)value;
            if (whole == value && (whole != 0 || !double.IsNegative(value)))
                return Utf8Formatter.TryFormat(whole, to, out var length) ? length : 0;
            var hundredths = (long)Math.Round(value * 100);
            if (hundredths / 100.0 == value && hundredths is > -99_999_999_999_999 and < 99_999_999_999_999 and not 0)
                return Hundredths(hundredths, to);
        }

        return value.TryFormat(to, out var written, default, CultureInfo.InvariantCulture) ? written : 0;
    }

    private static int Hundredths(long hundredths, Span<byte> to)
    {
        var at = 0;
        if (hundredths < 0)
            to[at++] = (byte)'-';
        var (whole, rest) = Math.DivRem(Math.Abs(hundredths), 100);
        Utf8Formatter.TryFormat(whole, to[at..], out var length);
        at += length;
        to[at++] = (byte)'.';
        to[at++] = (byte)('0' + (rest / 10));
        if (rest % 10 != 0)
            to[at++] = (byte)('0' + (rest % 10));
        return at;
    }
}
