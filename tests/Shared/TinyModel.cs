using System.Globalization;
using FraudGrains.Grains.Scoring;
using FraudGrains.Grains.Scoring.Forest;

namespace FraudGrains.Tests.Shared;

/// <summary>A forest of one tree with one question, so that a test can tell every outcome beforehand: large amounts score high.</summary>
internal static class TinyModel
{
    /// <summary>The model's text.</summary>
    /// <param name="low">Log-odds of amounts up to <paramref name="above"/>.</param>
    /// <param name="high">Log-odds of larger ones.</param>
    /// <param name="above">The amount, in major units.</param>
    public static string Text(double low = -5, double high = 3, int above = 50_000) => EngineModel.Text(string.Create(CultureInfo.InvariantCulture, $"""
        Tree=0
        num_leaves=2
        num_cat=0
        split_feature=0
        split_gain=1
        threshold={above}
        decision_type=2
        left_child=-1
        right_child=-2
        leaf_value={low} {high}
        leaf_weight=1 1
        leaf_count=1000 10
        internal_value=0
        internal_weight=2
        internal_count=1010
        is_linear=0
        shrinkage=1
        """));

    /// <summary>Ready to score, as version "tiny"; review at 0.5, block at 0.99.</summary>
    public static ScoringModel Make() => new(ModelText.Parse(Text()), EngineModel.Manifest(Text(), 0.5, 0.99) with { Version = "tiny" });

    /// <summary>Writes a model's folder; review at 0.5, block never.</summary>
    public static void Write(string directory, string text) => ModelFolder.Write(directory, text, EngineModel.Manifest(text, 0.5, 1.5));
}
