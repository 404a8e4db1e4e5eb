namespace FraudGrains.Grains.Scoring.Watch;

/// <summary>What one silo scored in the window.</summary>
[GenerateSerializer, Immutable, Alias("fg.TrafficCounts")]
internal sealed record TrafficCounts
{
    [Id(0)] public long Rows { get; init; }

    /// <summary>Scores at or above the model's threshold for a review.</summary>
    [Id(1)] public long Alerts { get; init; }

    [Id(2)] public long Skipped { get; init; }

    /// <summary>Rows in each bin of each histogram of the model: the features in their order, then the score; empty when the model brings none.</summary>
    [Id(3)] public long[][] Bins { get; init; } = [];

    /// <summary>Of two silos together; both count for the same model.</summary>
    public TrafficCounts Plus(TrafficCounts other) => new()
    {
        Rows = Rows + other.Rows,
        Alerts = Alerts + other.Alerts,
        Skipped = Skipped + other.Skipped,
        Bins = Bins.Length == 0 ? other.Bins : other.Bins.Length == 0 ? Bins : [.. Bins.Zip(other.Bins, (one, two) => one.Zip(two, (a, b) => a + b).ToArray())],
    };
}
