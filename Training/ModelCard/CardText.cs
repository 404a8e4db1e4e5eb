using System.Globalization;
using System.Text;
using FraudGrains.Grains.Features;
using FraudGrains.Training.ModelEvaluator;
using FraudGrains.Training.ModelTrainer;

namespace FraudGrains.Training.ModelCard;

/// <summary>The model card: what the model is, what it saw, how well it does on later rows, and what it must not be used for.</summary>
internal static class CardText
{
    public const string File = "model-card.md";

    public static string Of(Evaluation evaluation, TrainerOptions options, int trees, string note)
    {
        var split = evaluation.Split;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Model {evaluation.ModelVersion}

            A LightGBM forest of {trees} trees with at most {options.Leaves} leaves. It answers the probability that a transaction is fraud, from the {FeatureSchema.Count} features of schema {split.FeatureSchemaVersion}.

            ## Data

            `{split.Data}` ({split.Format}), split by time. Labels are taken to come {split.LabelDelayDays:0.##} days late: {split.UnlabelledRows:N0} rows before the split were replayed for their history only.{(note.Length > 0 ? "\n\n" + note : "")}

            | part | rows | frauds | from | to |
            |---|---|---|---|---|
            {Part("train", split.Train)}
            {Part("validation", split.Validation)}
            {Part("test", split.Test)}

            Features are computed by the engine's own code, row after row. Balances written after the fact are not among them; the payer's balance before the transaction is.

            ## Training

            `{options.ToParameters()}`

            At most {options.TreesMax} trees; growing stops after {options.Patience} trees without a better log-loss on the validation rows. No class weights.

            """);
        if (evaluation.Search is { } search)
            text.Append(SearchText.Of(search));
        text.Append(FiguresText.Of(evaluation));
        text.Append(CultureInfo.InvariantCulture, $"""

            ## Thresholds

            Chosen on the validation rows: review where looking at alerts and missing fraud together cost least, on at most {split.AlertBudget:P1} of the traffic; block where at least {Thresholds.BlockPrecision:P0} of the blocked are fraud (1 when no score is that sure). On the test rows:

            | threshold | at score | alerts | share of rows | precision | recall | value caught |
            |---|---|---|---|---|---|---|

            """);
        foreach (var t in evaluation.Thresholds)
            text.Append(CultureInfo.InvariantCulture, $"| {t.Name} | {t.AtScore:0.0000} | {t.Alerts:N0} | {t.AlertShare:P2} | {t.Precision:0.000} | {t.Recall:0.000} | {t.ValueCaught:0.000} |\n");
        return text.Append("""

            ## Limits

            The figures hold for this data. A model trained on simulated transactions knows the simulator's frauds, not yours: train on your own labelled history before it decides about money. When the share of alerts or the precision of confirmed alerts drifts, train again.

            """).ToString();
    }

    private static string Part(string name, SplitFacts.PartSize part) =>
        string.Create(CultureInfo.InvariantCulture, $"| {name} | {part.Rows:N0} | {part.Frauds:N0} | {part.From:yyyy-MM-dd HH:mm} | {part.To:yyyy-MM-dd HH:mm} |");
}
