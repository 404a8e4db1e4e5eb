using BenchmarkDotNet.Attributes;
using FraudGrains.Grains.Scoring.Forest;

namespace FraudGrains.Benchmarks.Micro;

public class ForestBenchmarks
{
    private static readonly ModelText Model = ModelText.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Scoring", "Model", "model.txt")));
    private readonly Evaluator _evaluator = new(Model);
    private readonly double[] _row = new double[Model.FeatureNames.Length];

    [Benchmark]
    public double OneRow() => _evaluator.RawScore(_row);
}
