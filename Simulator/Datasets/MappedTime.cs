using System.Globalization;
using FraudGrains.Wire;

namespace FraudGrains.Simulator.Datasets;

/// <summary>How a mapped file writes time: <c>iso</c> (default), <c>unix-seconds</c>, <c>unix-milliseconds</c>, or a .NET format such as <c>dd/MM/yyyy HH:mm</c>. Without an offset it is UTC.</summary>
internal sealed record MappedTime(string Format)
{
    private const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    public bool TryRead(string text, out DateTimeOffset time)
    {
        var known = Format switch
        {
            "iso" => JsonText.TryTime(text, out time),
            "unix-seconds" => Unix(text, 1000, out time),
            "unix-milliseconds" => Unix(text, 1, out time),
            _ => DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, Styles, out time),
        };
        return known && time.Year is >= 1971 and <= 2199;
    }

    private static bool Unix(string text, decimal unitMilliseconds, out DateTimeOffset time)
    {
        var known = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value <= 8_000_000_000_000m / unitMilliseconds;
        time = known ? DateTimeOffset.FromUnixTimeMilliseconds((long)(value * unitMilliseconds)) : default;
        return known;
    }
}
