using FraudGrains.Grains.Catalog;
using FraudGrains.Grains.Scoring;
using FraudGrains.Grains.Scoring.Watch;
using Microsoft.Extensions.Time.Testing;

namespace FraudGrains.Grains.Tests.Scoring;

public sealed class DriftTests
{
    private static readonly ModelManifest Model = new()
    {
        Version = "m",
        FeatureSchemaVersion = 1,
        FeatureNames = ["amount", "count"],
        ReviewAtScore = 0.5,
        BlockAtScore = 0.9,
        AlertRate = 0.1,
        FeatureHistograms =
        [
            new() { Name = "amount", Edges = [10, 100], Shares = [0.5, 0.3, 0.2, 0] },
            new() { Name = "count", Edges = [1], Shares = [0.5, 0.4, 0.1] },
        ],
        ScoreHistogram = new() { Name = "score", Edges = [0.5], Shares = [0.9, 0.1, 0] },
    };

    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddYears(56));

    [Fact]
    public void The_index_is_the_sum_over_the_bins_as_reckoned_with_a_pencil()
    {
        // (0.2 - 0.5) ln(0.2 / 0.5) + (0.8 - 0.5) ln(0.8 / 0.5)
        Assert.Equal(0.41589, Stability.Psi([0.5, 0.5], [200, 800])!.Value, 1e-5);
        Assert.Equal(0, Stability.Psi([0.5, 0.5], [500, 500])!.Value, 1e-12);
    }

    [Fact]
    public void A_handful_of_rows_says_nothing() => Assert.Null(Stability.Psi([0.5, 0.5], [0, Stability.RowsMin - 1]));

    [Fact]
    public void An_empty_bin_is_drift_and_not_infinity() => Assert.InRange(Stability.Psi([0.5, 0.5], [1_000, 0])!.Value, 1, 10);

    [Fact]
    public void Traffic_like_the_reference_shows_no_drift_and_the_feature_that_moved_stands_first()
    {
        var still = Drift(Rows(amount: i => i % 10 < 5 ? 5 : i % 10 < 8 ? 50 : 500));
        var moved = Drift(Rows(amount: _ => 500));

        Assert.All(still.Features, f => Assert.InRange(f.Psi, 0, 0.001));
        Assert.Equal("amount", moved.Features[0].Name);
        Assert.True(moved.Features[0].Psi > 0.25 && moved.Features[1].Psi < 0.001);
        Assert.Equal((1_000, 100, 0.1, true), (still.Rows, still.Alerts, still.ExpectedAlertRate, still.HasReference));
        Assert.InRange(still.ScorePsi!.Value, 0, 0.001);
    }

    [Fact]
    public void What_was_scored_a_day_ago_is_forgotten_hour_by_hour()
    {
        var window = new TrafficWindow(Model, _time);
        window.Add([[5, 0]], [0.1]);
        _time.Advance(TimeSpan.FromHours(23));
        window.Add([[5, 0]], [0.1]);
        Assert.Equal(2, window.Read().Rows);

        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(1, window.Read().Rows);
    }

    [Fact]
    public void Two_silos_are_looked_at_as_one()
    {
        var (one, other) = (Count(Rows(_ => 5)), Count(Rows(_ => 500)));

        var both = FigureSums.Drift(Model, one.Plus(other));

        Assert.Equal(2_000, both.Rows);
        Assert.Equal(Stability.Psi([0.5, 0.3, 0.2, 0], [1_000, 0, 1_000, 0]), both.Features.Single(f => f.Name == "amount").Psi);
    }

    [Fact]
    public void A_model_without_histograms_counts_alerts_and_tells_no_drift()
    {
        var drift = FigureSums.Drift(Model with { FeatureHistograms = null, ScoreHistogram = null }, Count(Rows(_ => 5), Model with { FeatureHistograms = null, ScoreHistogram = null }));

        Assert.Equal((1_000, 100, false, 0), (drift.Rows, drift.Alerts, drift.HasReference, drift.Features.Count));
    }

    private FraudGrains.Catalog.DriftFigures Drift(double[][] rows) => FigureSums.Drift(Model, Count(rows));

    private TrafficCounts Count(double[][] rows, ModelManifest? model = null)
    {
        var window = new TrafficWindow(model ?? Model, _time);
        window.Add(rows, [.. rows.Select((_, i) => i % 10 == 0 ? 0.7 : 0.1)]);
        return window.Read();
    }

    private static double[][] Rows(Func<int, double> amount) =>
        [.. Enumerable.Range(0, 1_000).Select(i => new[] { amount(i), i % 10 < 5 ? 0 : i % 10 < 9 ? 3 : double.NaN })];
}
