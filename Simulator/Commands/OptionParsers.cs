using System.Buffers;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace FraudGrains.Simulator.Commands;

/// <summary>Reads option values that are neither plain text nor plain numbers.</summary>
internal static class OptionParsers
{
    /// <summary>Fastest rate that can be asked for, a second.</summary>
    public const double RateMax = 1_000_000;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    /// <summary>The option's value for a check of the whole command; the default when it was not given, or not understood (which the parser reports itself).</summary>
    public static T? ValueToCheck<T>(this CommandResult result, Option<T> option)
    {
        try
        {
            return result.GetValue(option);
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }

    /// <summary>A rate a second; infinite for "max".</summary>
    public static double? Rate(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text == "max")
            return double.PositiveInfinity;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate is > 0 and <= RateMax)
            return rate;
        result.AddError($"'{text}' is not a rate: a number above 0 and up to {RateMax:N0} a second, or max.");
        return null;
    }

    /// <summary>A time such as 500ms, 60s, 10m, 2h or 60d.</summary>
    public static TimeSpan? Duration(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        var unitAt = text.AsSpan().IndexOfAnyExcept(Digits);
        TimeSpan? unit = unitAt < 1 ? null : text[unitAt..] switch
        {
            "ms" => TimeSpan.FromMilliseconds(1),
            "s" => TimeSpan.FromSeconds(1),
            "m" => TimeSpan.FromMinutes(1),
            "h" => TimeSpan.FromHours(1),
            "d" => TimeSpan.FromDays(1),
            _ => null,
        };
        if (unit is { } one && double.TryParse(text.AsSpan(0, unitAt), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var many)
            && many > 0 && many * one.TotalDays <= 36_500)
            return many * one;
        result.AddError($"'{text}' is not a duration: a number above 0 and its unit, ms, s, m, h or d, as in 60s.");
        return null;
    }
}
