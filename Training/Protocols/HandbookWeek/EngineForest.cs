using System.Globalization;
using FraudGrains.Grains.Features;
using FraudGrains.Grains.Scoring.Forest;
using FraudGrains.Training.Native;

namespace FraudGrains.Training.Protocols.HandbookWeek;

/// <summary>
/// A forest on the engine's features. How it grows was fixed before the first run on the published week and not changed after it.
/// No early stopping: that would take rows from a single week of training.
/// </summary>
internal static class EngineForest
{
    public const int Trees = 200;

    private const string Growth = "objective=binary num_leaves=15 learning_rate=0.05 min_data_in_leaf=50 lambda_l2=5 feature_fraction=0.5 bagging_fraction=0.8 bagging_freq=1 deterministic=true force_row_wise=true num_threads=1 verbosity=-1";

    public static Evaluator Grow(HandbookRow[] train, int seed, CancellationToken interrupted)
    {
        var parameters = string.Create(CultureInfo.InvariantCulture, $"{Growth} seed={seed}");
        double[] rows = [.. train.SelectMany(r => r.Engine)];
        using var dataset = new LightGbmDataset([rows.AsMemory()], [.. train.Select(r => r.IsFraud ? 1f : 0f)], [.. FeatureSchema.Names], parameters);
        using var booster = LightGbmBooster.Create(dataset, parameters);
        for (var tree = 0; tree < Trees && booster.Update(); tree++)
            interrupted.ThrowIfCancellationRequested();
        return new(ModelText.Parse(booster.ToText()));
    }
}
