using System.Globalization;
using System.Text;
using FraudGrains.Accounts;
using FraudGrains.Decisions;

namespace FraudGrains.Wire;

/// <summary>The spelling of times and enumerations on the wire.</summary>
public static class JsonText
{
    /// <summary>Characters of a time.</summary>
    public const int TimeLength = 24;

    /// <summary>ISO 8601 in UTC with milliseconds, as in 2026-01-05T09:30:00.000Z.</summary>
    public static string Time(DateTimeOffset time) => string.Create(TimeLength, time, static (to, time) =>
    {
        Span<byte> ascii = stackalloc byte[TimeLength];
        WriteTime(time, ascii);
        Encoding.ASCII.GetChars(ascii, to);
    });

    /// <summary>Writes the time as <see cref="Time"/> spells it, into <see cref="TimeLength"/> bytes.</summary>
    public static void WriteTime(DateTimeOffset time, Span<byte> to)
    {
        var utc = time.UtcDateTime;
        "0000-00-00T00:00:00.000Z"u8.CopyTo(to);
        Digits(utc.Year, to[..4]);
        Digits(utc.Month, to[5..7]);
        Digits(utc.Day, to[8..10]);
        Digits(utc.Hour, to[11..13]);
        Digits(utc.Minute, to[14..16]);
        Digits(utc.Second, to[17..19]);
        Digits(utc.Millisecond, to[20..23]);
    }

    /// <summary>Reads an ISO 8601 time; one without an offset is taken as UTC. Finer parts than milliseconds are cut.</summary>
    public static bool TryTime(string? text, out DateTimeOffset time)
    {
        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (text is null || text.Length < 10 || text[4] != '-' || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Styles, out time))
        {
            time = default;
            return false;
        }

        time = DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
        return true;
    }

    public static string Type(TransactionType type) => type switch
    {
        TransactionType.Payment => "PAYMENT",
        TransactionType.Transfer => "TRANSFER",
        TransactionType.CashOut => "CASH_OUT",
        TransactionType.Debit => "DEBIT",
        _ => "CASH_IN",
    };

    public static bool TryType(string? text, out TransactionType type)
    {
        (type, var known) = text switch
        {
            "PAYMENT" => (TransactionType.Payment, true),
            "TRANSFER" => (TransactionType.Transfer, true),
            "CASH_OUT" => (TransactionType.CashOut, true),
            "DEBIT" => (TransactionType.Debit, true),
            "CASH_IN" => (TransactionType.CashIn, true),
            _ => (default, false),
        };
        return known;
    }

    public static string Of(Outcome outcome) => outcome switch { Outcome.Approve => "approve", Outcome.Review => "review", _ => "block" };

    public static string Of(DecisionMode mode) => mode switch
    {
        DecisionMode.Full => "full",
        DecisionMode.RulesOnly => "rules-only",
        DecisionMode.StaleState => "stale-state",
        _ => "unavailable",
    };

    public static string Of(DecisionSource source) => source == DecisionSource.Stream ? "stream" : "api";

    private static void Digits(int value, Span<byte> to)
    {
        for (var i = to.Length - 1; i >= 0; i--, value /= 10)
            to[i] = (byte)('0' + (value % 10));
    }
}
