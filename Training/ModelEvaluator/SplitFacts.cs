using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.ModelEvaluator;

/// <summary>Which rows taught and which judged, so that the figures can be had again.</summary>
internal sealed record SplitFacts
{
    public required string Data { get; init; }

    public required string Format { get; init; }

    public required DateTimeOffset SplitAt { get; init; }

    public required double LabelDelayDays { get; init; }

    public required int FeatureSchemaVersion { get; init; }

    public required PartSize Train { get; init; }

    public required PartSize Validation { get; init; }

    /// <summary>Rows in the label delay: replayed for history, neither learned from nor judged on.</summary>
    public required int UnlabelledRows { get; init; }

    public required PartSize Test { get; init; }

    public required double AlertBudget { get; init; }

    /// <summary>Rows and frauds of a part.</summary>
    internal sealed record PartSize(int Rows, int Frauds, DateTimeOffset From, DateTimeOffset To)
    {
        public static PartSize Of(FeatureTable table, int[] rows) =>
            new(rows.Length, rows.Count(table.IsFraud), rows.Min(table.Time), rows.Max(table.Time));
    }
}
