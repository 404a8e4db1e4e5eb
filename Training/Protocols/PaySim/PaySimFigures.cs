using FraudGrains.Training.ModelEvaluator;

namespace FraudGrains.Training.Protocols.PaySim;

/// <summary>What <c>metrics.json</c> of a PaySim protocol holds.</summary>
internal sealed record PaySimFigures
{
    public required string Protocol { get; init; }

    /// <summary>Whether the file was the published log, to the byte. Otherwise its figures compare with nobody's.</summary>
    public required bool IsPublishedLog { get; init; }

    /// <summary>Last steps of training, validation and test.</summary>
    public required string Steps { get; init; }

    public required SplitFacts Split { get; init; }

    /// <summary>The sets of features, then the floors.</summary>
    public required ScoreMetrics[] Models { get; init; }

    /// <summary>What thresholds do on the test rows.</summary>
    public ThresholdEffect[] Thresholds { get; init; } = [];

    /// <summary>What the figures are worth.</summary>
    public string Caveat => IsPublishedLog
        ? "This is the published log: the figures compare with others' from the same split."
        : $"This is not the published log: the figures compare with nobody's. Frauds are {(double)Split.Test.Frauds / Split.Test.Rows:P2} of the test rows; in the published log's they are 0.07 %, and average precision rises with that share.";

    /// <summary>What the leak alarm says; null when it is silent.</summary>
    public string? LeakAlarm { get; init; }
}
