using FraudGrains.Grains.Features;
using FraudGrains.Grains.Scoring.Forest;

namespace FraudGrains.Benchmarks.Pipeline.Floor;

/// <summary>One row through 200 trees of 31 leaves.</summary>
internal static class ForestFloor
{
    private const int Rows = 1_000;
    private const int Rounds = 100;

    public static double Measure()
    {
        var evaluator = new Evaluator(ModelText.Parse(BenchmarkModel.Text));
        var random = new Random(3);
        var rows = Enumerable.Range(0, Rows).Select(_ => Enumerable.Range(0, FeatureSchema.Count).Select(_ => random.NextDouble() * 1_000).ToArray()).ToArray();
        Score(evaluator, rows, Rounds);
        return CpuMeter.Of(Rows * Rounds, () => Score(evaluator, rows, Rounds));
    }

    private static void Score(Evaluator evaluator, double[][] rows, int rounds)
    {
        var sum = 0.0;
        for (var round = 0; round < rounds; round++)
        {
            foreach (var row in rows)
                sum += evaluator.RawScore(row);
        }

        GC.KeepAlive(sum);
    }
}
