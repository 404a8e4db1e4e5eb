using System.Text;
using FraudGrains.Fuzz.Tests.Fuzzing;
using FraudGrains.Grains.Scoring;
using FraudGrains.Grains.Scoring.Forest;

namespace FraudGrains.Fuzz.Tests.Models;

/// <summary>Whatever text is brought as a model is refused by line and field, or scores every row between 0 and 1 and tells finite reasons.</summary>
public sealed class Models_that_nobody_trained
{
    private static readonly double[] Values = [0, 1, -1, 0.5, 10, 1e308, -1e308, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e-36];

    [Fact]
    public Task Are_refused_by_name_or_score_between_0_and_1() => Fuzzing.Fuzz.Run(ModelCorpus.Next, Check);

    private static void Check(byte[] bytes)
    {
        ScoringModel model;
        try
        {
            model = Allocation.AtMost((256 * 1024) + (128L * bytes.Length), () => Load(Encoding.UTF8.GetString(bytes)));
        }
        catch (ModelTextException e)
        {
            Assert.NotEmpty(e.Field);
            return;
        }

        var features = model.Manifest.FeatureNames.Length;
        var scores = model.Score([.. Enumerable.Range(0, Values.Length).Select(i => Row(features, i))], contributionsMax: features);
        Assert.All(scores.Probabilities, p => Assert.InRange(p, 0.0, 1.0));
        Assert.All(scores.Contributions.SelectMany(row => row ?? []), c => Assert.True(double.IsFinite(c.LogOdds), $"{c}"));
    }

    private static ScoringModel Load(string text)
    {
        var model = ModelText.Parse(text);
        return new(model, new() { Version = model.Version, FeatureSchemaVersion = 1, FeatureNames = model.FeatureNames, ReviewAtScore = double.Epsilon, BlockAtScore = 1 });
    }

    private static double[] Row(int features, int from)
    {
        var row = new double[features];
        for (var i = 0; i < features; i++)
            row[i] = Values[(from + i) % Values.Length];
        return row;
    }
}
