using BenchmarkDotNet.Attributes;
using FraudGrains.Benchmarks.Forest;
using FraudGrains.Grains.Features;
using FraudGrains.Grains.Scoring.Forest;

namespace FraudGrains.Benchmarks.Micro;

/// <summary>
/// Scores by ours and by LightGBM's library. Every call has other rows: those of the call before would find the processor knowing all their branches. The
/// <c>forest</c> command compares the two with less noise.
/// </summary>
public class ForestBenchmarks
{
    private const int AllRows = 4_096;

    private double[][][] _batches = [];
    private double[][] _matrices = [];
    private double[] _scores = [];
    private int _next;
    private Evaluator? _evaluator;
    private LightGbmFast? _library;

    [Params(1, 8, 64)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var (model, rows) = (SyntheticForest.Train(), SyntheticForest.Rows(seed: 4, AllRows));
        _batches = [.. rows.Chunk(FeatureSchema.Count).Chunk(Rows)];
        _matrices = [.. rows.Chunk(FeatureSchema.Count * Rows)];
        _scores = new double[Rows];
        (_evaluator, _library) = (new(ModelText.Parse(model)), new(model, FeatureSchema.Count));
    }

    [GlobalCleanup]
    public void Cleanup() => _library?.Dispose();

    [Benchmark]
    public void Score() => _evaluator!.RawScores(_batches[Next()], _scores);

    [Benchmark(Baseline = true)]
    public void ScoreByLibrary()
    {
        if (Rows == 1)
            _scores[0] = _library!.RawScore(_matrices[Next()]);
        else
            _library!.RawScores(_matrices[Next()], _scores);
    }

    private int Next() => _next = (_next + 1) % _batches.Length;
}
