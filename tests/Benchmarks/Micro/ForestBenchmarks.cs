using BenchmarkDotNet.Attributes;
using FraudGrains.Benchmarks.Forest;
using FraudGrains.Benchmarks.Samples;
using FraudGrains.Grains.Features;
using FraudGrains.Grains.Scoring.Forest;
using FraudGrains.Training.Native;

namespace FraudGrains.Benchmarks.Micro;

/// <summary>The model that comes with the program, ours and LightGBM's library. The <c>forest</c> command compares them with less noise.</summary>
public class ForestBenchmarks
{
    private readonly Evaluator _evaluator = new(SampleModel.Parsed());
    private readonly Contributions _contributions = new(SampleModel.Parsed());
    private readonly double[] _told = new double[FeatureSchema.Count];
    private readonly double[] _libraryTold = new double[FeatureSchema.Count + 1];
    private double[][] _rows = [];
    private double[] _matrix = [];
    private double[] _scores = [];
    private LightGbmFast? _library;

    [Params(1, 8, 64)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _rows = SampleModel.Rows(Rows);
        _matrix = [.. _rows.SelectMany(r => r)];
        _scores = new double[Rows];
        _library = LightGbm.IsLoadable(out _) ? new(SampleModel.Text(), FeatureSchema.Count) : null;
    }

    [GlobalCleanup]
    public void Cleanup() => _library?.Dispose();

    [Benchmark]
    public void Score() => _evaluator.RawScores(_rows, _scores);

    [Benchmark(Baseline = true)]
    public void ScoreByLibrary()
    {
        if (Rows == 1)
            _scores[0] = Library.RawScore(_matrix);
        else
            Library.RawScores(_matrix, _scores);
    }

    [Benchmark]
    public void ExplainOne() => _contributions.Explain(_rows[0], _told);

    [Benchmark]
    public void ExplainOneByLibrary() => Library.Explain(_matrix.AsSpan(0, FeatureSchema.Count), _libraryTold);

    private LightGbmFast Library => _library ?? throw new InvalidOperationException("LightGBM's native library cannot be loaded here.");
}
