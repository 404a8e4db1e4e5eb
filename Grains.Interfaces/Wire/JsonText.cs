using System.Globalization;
using FraudGrains.Accounts;
using FraudGrains.Decisions;

namespace FraudGrains.Wire;

/// <summary>The spelling of times and enumerations on the wire.</summary>
public static class JsonText
{
    /// <summary>ISO 8601 in UTC with milliseconds, as in 2026-01-05T09:30:00.000Z.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

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
}
