using BenchmarkDotNet.Attributes;
using FraudGrains.Benchmarks.Samples;

namespace FraudGrains.Benchmarks.Micro;

public class CacheBenchmarks : IDisposable
{
    private readonly SampleCache _cache = new();

    [Benchmark(OperationsPerInvoke = SampleCache.Streams * SampleCache.RecordsPerStream)]
    public int AddDeliverPurge() => _cache.AddDeliverPurge();

    [GlobalCleanup]
    public void Dispose()
    {
        _cache.Dispose();
        GC.SuppressFinalize(this);
    }
}
