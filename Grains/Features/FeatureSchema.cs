using FraudGrains.Grains.Velocity;

namespace FraudGrains.Grains.Features;

/// <summary>
/// Names and order of the features. A model names what it was trained on and is refused when it differs.
/// Any change of meaning or number raises <see cref="Version"/>. Names are only ever added, and at the end: a receipt of an earlier version, whose
/// vector is the shorter, still reads right.
/// </summary>
/// <remarks>
/// Amounts are in major units, durations in seconds. NaN stands for "not known" (no history yet, a balance nobody told), which is not the same as 0.
/// Nothing written after the fact is among them, and a label only from the moment it became known.
/// </remarks>
public static class FeatureSchema
{
    /// <summary>Version of the schema; stands in every decision.</summary>
    public const int Version = 2;

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

    private static readonly string[] OfPayerHistory =
    [
        "payer_debit_lifetime_count", "payer_debit_lifetime_spread",
        "amount_to_mean_7d", "amount_to_mean_lifetime", "amount_zscore_lifetime", "payer_debit_mean_7d_to_lifetime",
        "payer_debit_median", "payer_debit_spread", "amount_to_median", "amount_robust_zscore", "amount_rank",
        "payer_debit_7d_max_zscore", "payer_debit_7d_max_to_median", "payer_outliers_7d", "payer_outliers_14d", "payer_seconds_since_outlier",
        "payer_frauds_30d", "payer_seconds_since_fraud",
    ];

    private static readonly string[] OfPayeeLabels =
    [
        .. PayeeLabelFeatures.WindowDays.SelectMany(days => Prefixed($"payee_labels_{days}d", "known", "frauds", "fraud_share")),
        "payee_fraud_run_length", "payee_fraud_run_age_seconds", "payee_seconds_since_run_start", "payee_seconds_since_fraud", "payee_seconds_since_genuine",
        "payee_fraud_run_smallest_amount", "payee_fraud_run_mean_amount", "payee_last_fraud_amount", "payee_genuine_since_fraud",
        .. Enumerable.Range(1, PayeeLabelFeatures.Newest).Select(i => $"payee_label_{i}"),
    ];

    /// <summary>All names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. OfTransaction, .. OfPayer, .. OfPayee, .. OfPayerHistory, .. OfPayeeLabels];

    /// <summary>How many features there are.</summary>
    public static int Count => Names.Count;

    /// <summary>How many of them the payee's grain answers: a first part that stands in the middle, and a second that stands last.</summary>
    public static int PayeeCount => OfPayee.Length + OfPayeeLabels.Length;

    /// <summary>How many of them belong to the first part.</summary>
    internal static int PayeeFirstCount => OfPayee.Length;

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
