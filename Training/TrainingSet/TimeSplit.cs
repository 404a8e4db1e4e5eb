using FraudGrains.Simulator;

namespace FraudGrains.Training.TrainingSet;

/// <summary>Which rows teach, which stop the teaching and set the thresholds, and which judge. Always by time, never at random.</summary>
/// <param name="Train">Rows that are learned from.</param>
/// <param name="Validation">Later rows: early stopping and thresholds.</param>
/// <param name="Test">Rows at or after the split: never looked at before the model is done.</param>
/// <param name="SplitAt">The moment at which the model would have been trained.</param>
/// <param name="Unlabelled">Rows in the label delay before the split: their labels were not known yet.</param>
internal sealed record TimeSplit(int[] Train, int[] Validation, int[] Test, DateTimeOffset SplitAt, int Unlabelled)
{
    /// <summary>Share of the labelled rows before the split that validate.</summary>
    public const double ValidationShare = 0.25;

    /// <summary>Share of all rows before the split, when no time is given.</summary>
    public const double SplitShare = 0.7;

    /// <exception cref="FailedException">A part would be empty or hold no fraud.</exception>
    public static TimeSplit Of(FeatureTable table, DateTimeOffset? splitAt, TimeSpan labelDelay, DateTimeOffset? testUntil)
    {
        if (table.Count == 0)
            throw new FailedException("The file holds no row to learn from.");
        var at = splitAt ?? Quantile(table, [.. Enumerable.Range(0, table.Count)], SplitShare);
        var labelled = Rows(table, time => time < at - labelDelay);
        var test = Rows(table, time => time >= at && !(time >= testUntil));
        var validateFrom = labelled.Length == 0 ? at : Quantile(table, labelled, 1 - ValidationShare);
        var split = new TimeSplit(
            [.. labelled.Where(r => table.Time(r) < validateFrom)],
            [.. labelled.Where(r => table.Time(r) >= validateFrom)],
            test,
            at,
            Rows(table, time => time >= at - labelDelay && time < at).Length);
        Demand(table, split.Train, "train on", at, labelDelay);
        Demand(table, split.Validation, "validate on", at, labelDelay);
        Demand(table, split.Test, "test on", at, labelDelay);
        return split;
    }

    /// <summary>A split at times that are given, with every label known at once.</summary>
    /// <exception cref="FailedException">A part would be empty or hold no fraud.</exception>
    public static TimeSplit At(FeatureTable table, DateTimeOffset trainUntil, DateTimeOffset validationUntil, DateTimeOffset testUntil)
    {
        if (table.Count == 0)
            throw new FailedException("The file holds no row to learn from.");
        var split = new TimeSplit(
            Rows(table, time => time < trainUntil),
            Rows(table, time => time >= trainUntil && time < validationUntil),
            Rows(table, time => time >= validationUntil && time < testUntil),
            validationUntil,
            0);
        Demand(table, split.Train, "train on", validationUntil, TimeSpan.Zero);
        Demand(table, split.Validation, "validate on", validationUntil, TimeSpan.Zero);
        Demand(table, split.Test, "test on", validationUntil, TimeSpan.Zero);
        return split;
    }

    private static int[] Rows(FeatureTable table, Func<DateTimeOffset, bool> isIn) => [.. Enumerable.Range(0, table.Count).Where(r => isIn(table.Time(r)))];

    private static DateTimeOffset Quantile(FeatureTable table, int[] rows, double share)
    {
        var times = Array.ConvertAll(rows, table.Time);
        Array.Sort(times);
        return times[(int)(share * (times.Length - 1))];
    }

    private static void Demand(FeatureTable table, int[] rows, string what, DateTimeOffset at, TimeSpan labelDelay)
    {
        var frauds = rows.Count(table.IsFraud);
        if (frauds == 0 || frauds == rows.Length)
            throw new FailedException($"There is nothing to {what}: {rows.Length} rows with {frauds} frauds, split at {at:yyyy-MM-dd HH:mm} with labels {labelDelay.TotalDays:0.##} days late; both kinds are needed. The file covers {table.Time(0):yyyy-MM-dd HH:mm} to {table.Time(table.Count - 1):yyyy-MM-dd HH:mm}: choose --split-at and --label-delay to fit, or bring more data.");
    }
}
