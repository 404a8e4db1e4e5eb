using FraudGrains.Grains.Features;
using FraudGrains.Training.Native;

namespace FraudGrains.Benchmarks.Forest;

/// <summary>A forest of 200 trees of 31 leaves over the engine's features, trained by LightGBM's library.</summary>
internal static class BoostedForest
{
    public const int Trees = 200, Leaves = 31;

    /// <summary>The model's text, as the library saves it.</summary>
    /// <param name="rows">Row-major rows.</param>
    /// <param name="labels">1 for each row that is fraud, else 0.</param>
    public static string Train(ReadOnlyMemory<double> rows, float[] labels)
    {
        var parameters = $"objective=binary num_leaves={Leaves} learning_rate=0.05 min_data_in_leaf=20 feature_fraction=0.7 deterministic=true force_row_wise=true num_threads=1 verbosity=-1 seed=3";
        using var dataset = new LightGbmDataset([rows], labels, [.. Enumerable.Range(0, FeatureSchema.Count).Select(i => $"f{i}")], parameters);
        using var booster = LightGbmBooster.Create(dataset, parameters);
        for (var i = 0; i < Trees; i++)
            booster.Update();
        return booster.ToText();
    }
}
