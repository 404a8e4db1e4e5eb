using BenchmarkDotNet.Attributes;
using FraudGrains.Benchmarks.Samples;
using FraudGrains.Grains.Velocity;

namespace FraudGrains.Benchmarks.Micro;

public class VelocityBenchmarks
{
    private readonly LegVelocity _updated = SampleAccount.Make().Velocity.Debits;
    private readonly LegVelocity _read = SampleAccount.Make().Velocity.Debits;
    private readonly WindowStats[] _stats = new WindowStats[VelocityWindow.All.Length];
    private long _nowMs = SampleAccount.Now.ToUnixTimeMilliseconds();

    /// <summary>One leg a minute: windows fill, old legs fold into buckets, buckets expire.</summary>
    [Benchmark]
    public bool Update() => _updated.Apply(new LegEvent(_nowMs += 60_000, 71_050, (ulong)_nowMs / 60_000 % 7));

    [Benchmark]
    public long Read()
    {
        _read.Read(SampleAccount.Now.ToUnixTimeMilliseconds(), _stats);
        return _stats[0].Count;
    }
}
