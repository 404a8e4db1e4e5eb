namespace FraudGrains.Grains.Decisions;

/// <summary>The words for features that compare a payment with the account's own history, and for what is known of the payee's.</summary>
internal static class HistoryReasons
{
    private const string NothingToCompare = "no earlier payment to compare with";

    /// <summary>The reason's text; null for a feature of another kind.</summary>
    public static string? Text(string feature, double value) => feature switch
    {
        "payee_age_seconds" => double.IsNaN(value) ? "payee was never seen before" : $"payee first seen {ModelReasons.Duration(value)} ago",
        "payer_debit_lifetime_count" => Known(value, $"this account has made {value:0} payments before"),
        "payer_debit_lifetime_spread" => Known(value, $"this account's payments vary by {value:0.0} × their mean"),
        "amount_to_mean_7d" => Known(value, $"amount is {value:0.0} × this account's 7-day mean"),
        "amount_to_mean_lifetime" => Known(value, $"amount is {value:0.0} × this account's mean of all time"),
        "amount_zscore_lifetime" => Known(value, $"amount lies {value:0.0} standard deviations from this account's mean of all time"),
        "payer_debit_mean_7d_to_lifetime" => Known(value, $"payments of 7 days are {value:0.0} × this account's mean of all time"),
        "payer_debit_median" => Known(value, $"this account usually pays {value:0.00}"),
        "payer_debit_spread" => Known(value, $"this account's payments usually stay within {value:0.0} × their median of it"),
        "amount_to_median" => Known(value, $"amount is {value:0.0} × what this account usually pays"),
        "amount_robust_zscore" => Known(value, $"amount lies {value:0.0} usual deviations from what this account usually pays"),
        "amount_rank" => Known(value, $"amount is above {value:0%} of this account's latest payments"),
        "payer_debit_7d_max_zscore" => Known(value, $"the largest payment of 7 days lay {value:0.0} standard deviations from this account's mean of all time"),
        "payer_debit_7d_max_to_median" => Known(value, $"the largest payment of 7 days was {value:0.0} × what this account usually pays"),
        "payer_outliers_7d" => Known(value, $"unusually large payments of this account in 7 days: {value:0}"),
        "payer_outliers_14d" => Known(value, $"unusually large payments of this account in 14 days: {value:0}"),
        "payer_seconds_since_outlier" => Since(value, "last unusually large payment of this account was", "this account has made no unusually large payment"),
        "payer_frauds_30d" => Known(value, $"confirmed frauds on this account in 30 days: {value:0}"),
        "payer_seconds_since_fraud" => Since(value, "last confirmed fraud on this account was", "no confirmed fraud on this account"),
        _ => OfPayee(feature, value),
    };

    private static string? OfPayee(string feature, double value)
    {
        if (feature.StartsWith("payee_labels_", StringComparison.Ordinal))
            return OfWindow(feature, value);
        if (feature.StartsWith("payee_label_", StringComparison.Ordinal))
            return OfNewest(feature, value);
        return feature switch
        {
            "payee_fraud_run_length" => value is 0 or double.NaN ? "the payee's last known payment was not fraud" : $"the payee's last {value:0} known payments were all fraud",
            "payee_fraud_run_age_seconds" => Since(value, "all known payments to the payee have been fraud since", "the payee's last known payment was not fraud"),
            "payee_seconds_since_run_start" => Since(value, "frauds at the payee last began", "no confirmed fraud at the payee"),
            "payee_seconds_since_fraud" => Since(value, "last confirmed fraud at the payee was", "no confirmed fraud at the payee"),
            "payee_seconds_since_genuine" => Since(value, "last payment to the payee known to be genuine was", "no payment to the payee is known to be genuine"),
            "payee_fraud_run_smallest_amount" => double.IsNaN(value) ? "the payee's last known payment was not fraud" : $"the smallest of the payee's latest frauds was {value:0.00}",
            "payee_fraud_run_mean_amount" => double.IsNaN(value) ? "the payee's last known payment was not fraud" : $"the payee's latest frauds were {value:0.00} in the mean",
            "payee_last_fraud_amount" => double.IsNaN(value) ? "no confirmed fraud at the payee of late" : $"the last confirmed fraud at the payee was {value:0.00}",
            "payee_genuine_since_fraud" => double.IsNaN(value) ? "no confirmed fraud at the payee" : $"payments to the payee known to be genuine since its last fraud: {value:0}",
            _ => null,
        };
    }

    private static string OfWindow(string feature, double value)
    {
        var days = feature["payee_labels_".Length..].Split('d')[0];
        var when = $"of the {days} days before the label delay";
        return feature switch
        {
            _ when double.IsNaN(value) => $"no known payment to the payee {when}",
            _ when feature.EndsWith("_known", StringComparison.Ordinal) => $"known payments to the payee {when}: {value:0}",
            _ when feature.EndsWith("_frauds", StringComparison.Ordinal) => $"confirmed frauds at the payee {when} and since: {value:0}",
            _ => $"{value:0%} of the known payments to the payee {when} and since were fraud",
        };
    }

    private static string OfNewest(string feature, double value)
    {
        var place = feature[^1] switch { '1' => "newest", '2' => "2nd newest", '3' => "3rd newest", var n => $"{n}th newest" };
        return double.IsNaN(value) ? $"there is no {place} known payment to the payee" : $"the {place} known payment to the payee was {(value == 0 ? "genuine" : "fraud")}";
    }

    private static string Known(double value, string text) => double.IsNaN(value) ? NothingToCompare : text;

    private static string Since(double seconds, string what, string otherwise) =>
        double.IsNaN(seconds) ? otherwise : $"{what} {ModelReasons.Duration(seconds)} ago";
}
