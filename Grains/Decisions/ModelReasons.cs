using FraudGrains.Decisions;
using FraudGrains.Grains.Features;

namespace FraudGrains.Grains.Decisions;

/// <summary>The features that raised a score most, in the customer's own terms.</summary>
internal static class ModelReasons
{
    /// <summary>The reasons; where no feature raised the score (a line drawn below the usual), the score itself.</summary>
    public static IEnumerable<Reason> Of(Judgement judgement, double score) =>
        Raising(judgement).DefaultIfEmpty(new Reason("score", $"the score is {score:0.####}", 0));

    private static IEnumerable<Reason> Raising(Judgement judgement) =>
        (judgement.Contributions ?? [])
            .Where(c => c.LogOdds > 0)
            .OrderByDescending(c => c.LogOdds)
            .Take(DecisionPolicy.ModelReasonsMax)
            .Select(c => new Reason(FeatureSchema.Names[c.FeatureIndex], Text(FeatureSchema.Names[c.FeatureIndex], judgement.Features[c.FeatureIndex]), Math.Round(c.LogOdds, 4)));

    private static string Text(string feature, double value) => feature switch
    {
        "amount" => $"amount is {value:0.00}",
        "type" => $"kind of transaction is {Wire.JsonText.Type((FraudGrains.Accounts.TransactionType)(int)value)}",
        "hour_of_day" => $"hour of day is {value:00}:00 UTC",
        "day_of_week" => $"day of week is {(DayOfWeek)(int)value}",
        "payer_balance_before" => double.IsNaN(value) ? "balance before is not told" : $"balance before was {value:0.00}",
        "amount_to_balance" => double.IsNaN(value) ? "share of the balance is not known" : $"amount is {value:0.#%} of the balance before",
        "amount_to_mean_30d" => double.IsNaN(value) ? "no payment in 30 days to compare with" : $"amount is {value:0.0} × this account's 30-day mean",
        "amount_to_max_30d" => double.IsNaN(value) ? "no payment in 30 days to compare with" : $"amount is {value:0.0} × this account's largest of 30 days",
        "amount_zscore_30d" => double.IsNaN(value) ? "too few payments in 30 days to compare with" : $"amount lies {value:0.0} standard deviations from this account's 30-day mean",
        "payee_is_known" => value == 0 ? "payee was never paid before" : "payee is known",
        "payee_known_seconds" => double.IsNaN(value) ? "payee was never paid before" : $"payee first paid {Duration(value)} ago",
        _ => HistoryReasons.Text(feature, value) ?? Generic(feature, value),
    };

    private static string Generic(string feature, double value)
    {
        var name = feature.Replace('_', ' ');
        if (double.IsNaN(value))
            return $"{name}: nothing known";
        return feature.Contains("_seconds", StringComparison.Ordinal)
            ? $"{name.Replace(" seconds", "", StringComparison.Ordinal)}: {Duration(value)}"
            : $"{name} is {value:0.##}";
    }

    internal static string Duration(double seconds) => seconds switch
    {
        < 120 => $"{seconds:0} seconds",
        < 7_200 => $"{seconds / 60:0} minutes",
        < 172_800 => $"{seconds / 3_600:0} hours",
        _ => $"{seconds / 86_400:0} days",
    };
}
