using FraudGrains.Grains.Velocity;

namespace FraudGrains.Grains.Features;

/// <summary>
/// Names and order of the features. A model names what it was trained on and is refused when it differs.
/// Any change of meaning, order or number raises <see cref="Version"/>.
/// </summary>
/// <remarks>
/// Amounts are in major units, durations in seconds. NaN stands for "not known" (no history yet, a balance nobody told), which is not the same as 0.
/// Nothing written after the fact and no label is among them.
/// </remarks>
public static class FeatureSchema
{
    /// <summary>Version of the schema; stands in every decision.</summary>
    public const int Version = 1;

    /// <summary>Windows in which the payee's own payments are looked at (mule accounts pay on what came in).</summary>
    internal static readonly int[] PayeeDebitWindows = [VelocityWindow.IndexOf("1h"), VelocityWindow.IndexOf("24h"), VelocityWindow.IndexOf("7d")];

    private static readonly string[] OfTransaction =
    [
        "amount", "type", "hour_of_day", "day_of_week", "payer_balance_before", "amount_to_balance", "is_self_transfer",
    ];

    private static readonly string[] OfPayer =
    [
        .. VelocityWindow.All.SelectMany(w => Prefixed($"payer_debit_{w.Name}", "count", "sum", "mean", "max", "std", "distinct")),
        .. VelocityWindow.All.SelectMany(w => Prefixed($"payer_credit_{w.Name}", "count", "sum")),
        "payer_seconds_since_last_debit", "payer_seconds_since_last_credit", "payer_age_seconds",
        "payee_is_known", "payee_known_seconds",
        "amount_to_mean_30d", "amount_zscore_30d", "amount_to_max_30d",
        "amount_to_credits_1h", "amount_to_credits_24h", "debits_to_credits_24h",
    ];

    private static readonly string[] OfPayee =
    [
        .. VelocityWindow.All.SelectMany(w => Prefixed($"payee_credit_{w.Name}", "count", "sum", "mean", "max", "distinct")),
        .. PayeeDebitWindows.SelectMany(w => Prefixed($"payee_debit_{VelocityWindow.All[w].Name}", "count", "sum")),
        "payee_seconds_since_last_credit", "payee_seconds_since_last_debit", "payee_age_seconds",
        "payer_is_known_to_payee", "payer_known_to_payee_seconds", "payee_debits_to_credits_24h",
    ];

    /// <summary>All names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. OfTransaction, .. OfPayer, .. OfPayee];

    /// <summary>How many features there are.</summary>
    public static int Count => Names.Count;

    /// <summary>How many of them the payee's grain answers; they stand last.</summary>
    public static int PayeeCount => OfPayee.Length;

    /// <summary>Index of a feature.</summary>
    /// <exception cref="ArgumentException">There is no feature of this name.</exception>
    public static int IndexOf(string name)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (Names[i] == name)
                return i;
        }

        throw new ArgumentException($"There is no feature '{name}' in schema version {Version}.", nameof(name));
    }

    private static IEnumerable<string> Prefixed(string prefix, params string[] names) => names.Select(n => $"{prefix}_{n}");
}
