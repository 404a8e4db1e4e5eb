using BenchmarkDotNet.Attributes;
using FraudGrains.Benchmarks.Forest;
using FraudGrains.Grains.Features;
using FraudGrains.Grains.Scoring.Forest;

namespace FraudGrains.Benchmarks.Micro;

/// <summary>Contributions by ours and by LightGBM's library, every call for another row.</summary>
public class ExplainBenchmarks
{
    private const int AllRows = 256;

    private readonly double[] _told = new double[FeatureSchema.Count];
    private readonly double[] _libraryTold = new double[FeatureSchema.Count + 1];
    private double[][] _rows = [];
    private int _next;
    private Contributions? _contributions;
    private LightGbmFast? _library;

    [GlobalSetup]
    public void Setup()
    {
        var model = SyntheticForest.Train();
        _rows = [.. SyntheticForest.Rows(seed: 4, AllRows).Chunk(FeatureSchema.Count)];
        (_contributions, _library) = (new(ModelText.Parse(model)), new(model, FeatureSchema.Count));
    }

    [GlobalCleanup]
    public void Cleanup() => _library?.Dispose();

    [Benchmark]
    public void Explain() => _contributions!.Explain(Next(), _told);

    [Benchmark(Baseline = true)]
    public void ExplainByLibrary() => _library!.Explain(Next(), _libraryTold);

    private double[] Next() => _rows[_next = (_next + 1) % _rows.Length];
}
