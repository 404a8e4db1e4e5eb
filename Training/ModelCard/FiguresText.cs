using System.Globalization;
using System.Text;
using FraudGrains.Training.ModelEvaluator;

namespace FraudGrains.Training.ModelCard;

/// <summary>The figures on the test rows as tables: ranking, scenarios, calibration.</summary>
internal static class FiguresText
{
    public static string Of(Evaluation evaluation)
    {
        var models = evaluation.Models;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""

            ## Figures on the test rows

            ![Precision over recall]({PrCurve.File})

            | score | AUC | average precision | recall at precision 0.5 | recall at precision 0.9 | recall at {evaluation.Split.AlertBudget:P1} alerts | precision there | value caught there | log-loss | Brier |
            |---|---|---|---|---|---|---|---|---|---|

            """);
        foreach (var s in models)
            text.Append(CultureInfo.InvariantCulture, $"| {s.Name} | {s.Auc:0.000} | {s.Ap:0.000} | {s.RecallAtPrecision50:0.000} | {s.RecallAtPrecision90:0.000} | {s.RecallAtAlertBudget:0.000} | {s.PrecisionAtAlertBudget:0.000} | {s.ValueCaughtAtAlertBudget:0.000} | {s.Calibration?.LogLoss:0.00000} | {s.Calibration?.Brier:0.00000} |\n");
        text.Append("\nEqual scores are one alert: a rule that says the same of more rows than the budget allows has no recall at the budget. As a probability a floor is what the validation rows make of it.\n");
        if (models[0].RecallByScenario is { } scenarios)
            Scenarios(text, models, scenarios, evaluation.Split.AlertBudget);
        if (models[0].Calibration is { } calibration)
            Reliability(text, calibration);
        return text.ToString();
    }

    private static void Scenarios(StringBuilder text, ScoreMetrics[] models, SortedDictionary<string, ScenarioRecall> scenarios, double budget)
    {
        text.Append(CultureInfo.InvariantCulture, $"\nRecall of each scenario at {budget:P1} alerts:\n\n| scenario | frauds | {string.Join(" | ", models.Select(m => m.Name))} |\n|---|---|{string.Concat(models.Select(_ => "---|"))}\n");
        foreach (var (name, recall) in scenarios)
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {recall.Frauds:N0} | {string.Join(" | ", models.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.RecallByScenario![name].Recall:0.000}")))} |\n");
    }

    private static void Reliability(StringBuilder text, Calibration calibration)
    {
        text.Append("\nWhat the score said and what happened:\n\n| score from | rows | mean score | share of fraud |\n|---|---|---|---|\n");
        foreach (var bin in calibration.Reliability)
            text.Append(CultureInfo.InvariantCulture, $"| {bin.From} | {bin.Rows:N0} | {bin.Said:0.00000} | {bin.Happened:0.00000} |\n");
    }
}
