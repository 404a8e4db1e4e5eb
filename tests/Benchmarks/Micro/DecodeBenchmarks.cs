using BenchmarkDotNet.Attributes;
using FraudGrains.Benchmarks.Samples;
using FraudGrains.Wire;

namespace FraudGrains.Benchmarks.Micro;

public class DecodeBenchmarks
{
    private readonly byte[] _json = SampleTransaction.Json();

    [Benchmark]
    public bool Transaction() => TransactionJson.TryRead(_json, null, out _, out _);
}
