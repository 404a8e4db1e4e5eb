using FraudGrains.Training.Native;

namespace FraudGrains.Training.Tests.Scoring;

/// <summary>Forests trained by the library itself on awkward rows.</summary>
internal static class TrainedForest
{
    public static string Text(int trees, string more = "", int seed = 11)
    {
        var random = new Random(seed);
        var rows = AwkwardRows.Make(random, 4_000, 0.08);
        // LightGBM keeps the first of two values.
        var parameters = more + " objective=binary num_leaves=31 min_data_in_leaf=5 learning_rate=0.1 deterministic=true force_row_wise=true num_threads=1 verbosity=-1 seed=3";
        var names = Enumerable.Range(0, AwkwardRows.Columns).Select(i => $"f{i}").ToArray();
        using var dataset = new LightGbmDataset([rows.AsMemory(0, 1_000 * AwkwardRows.Columns), rows.AsMemory(1_000 * AwkwardRows.Columns)], AwkwardRows.Labels(rows, random), names, parameters);
        using var booster = LightGbmBooster.Create(dataset, parameters);
        for (var i = 0; i < trees; i++)
            booster.Update();
        return booster.ToText();
    }
}
