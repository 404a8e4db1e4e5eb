using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FraudGrains.Training.ModelEvaluator;

/// <summary>The evaluation as a file, and as a few lines to read.</summary>
internal static class EvaluationFile
{
    public const string Name = "metrics.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static void Write<T>(string directory, T figures)
    {
        Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(directory, Name), JsonSerializer.Serialize(figures, Json) + "\n");
    }

    public static string Summary(Evaluation evaluation)
    {
        var text = new StringBuilder(Summary(evaluation.Split, evaluation.Models)).AppendLine();
        return text.Append(Summary(evaluation.Thresholds)).ToString();
    }

    public static string Summary(ThresholdEffect[] thresholds)
    {
        var text = new StringBuilder();
        foreach (var threshold in thresholds)
            text.AppendLine($"{threshold.Name} at {threshold.AtScore:0.0000}: {threshold.Alerts:N0} alerts ({threshold.AlertShare:P2}), precision {threshold.Precision:0.000}, recall {threshold.Recall:0.000}, value caught {threshold.ValueCaught:0.000}");
        return text.ToString().TrimEnd();
    }

    public static string Summary(SplitFacts split, ScoreMetrics[] models)
    {
        var text = new StringBuilder($"Test: {split.Test.Rows:N0} rows, {split.Test.Frauds:N0} frauds, {split.Test.From:yyyy-MM-dd HH:mm} to {split.Test.To:yyyy-MM-dd HH:mm}").AppendLine();
        var width = models.Max(m => m.Name.Length);
        foreach (var score in models)
            text.AppendLine($"{score.Name.PadRight(width)}  AUC {score.Auc:0.000}  AP {score.Ap:0.000}  recall at precision .5 {score.RecallAtPrecision50:0.000}, .9 {score.RecallAtPrecision90:0.000}, at {split.AlertBudget:P1} alerts {score.RecallAtAlertBudget:0.000}");
        return text.ToString().TrimEnd();
    }
}
