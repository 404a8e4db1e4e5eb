using System.Globalization;
using FraudGrains.Training.Native;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.Protocols.Predecessor;

/// <summary>Grows a forest the predecessor's way: its parameters, its number of trees, and every fraud weighted as if there were as many frauds as genuine rows.</summary>
internal static class PredecessorForest
{
    /// <summary>Alerts were scores above this.</summary>
    public const double AlertAbove = 0.8;

    private const int Trees = 289;

    public static string Grow(FeatureTable table, TimeSplit split, int seed, CancellationToken interrupted)
    {
        var frauds = split.Train.Count(table.IsFraud);
        var weight = (double)(split.Train.Length - frauds) / frauds;
        var parameters = string.Create(CultureInfo.InvariantCulture, $"objective=binary boosting=gbdt learning_rate=0.05 num_leaves=31 min_data_in_leaf=20 scale_pos_weight={weight} deterministic=true force_row_wise=true num_threads=1 seed={seed} verbosity=-1");
        var (blocks, labels) = table.Select(split.Train);
        using var dataset = new LightGbmDataset(blocks, labels, [.. table.Names], parameters);
        using var booster = LightGbmBooster.Create(dataset, parameters);
        for (var i = 0; i < Trees && booster.Update(); i++)
            interrupted.ThrowIfCancellationRequested();
        return booster.ToText();
    }
}
