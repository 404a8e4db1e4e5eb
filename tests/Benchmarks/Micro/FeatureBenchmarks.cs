using BenchmarkDotNet.Attributes;
using FraudGrains.Accounts;
using FraudGrains.Benchmarks.Samples;
using FraudGrains.Grains.Accounts;
using FraudGrains.Grains.Features;

namespace FraudGrains.Benchmarks.Micro;

public class FeatureBenchmarks
{
    private readonly AccountState _state = SampleAccount.Make();
    private readonly PayeeFeatures _payee = FeatureExtractor.UnknownPayee();
    private readonly Transaction _transaction = SampleTransaction.Make();

    [Benchmark]
    public double[] Whole() => FeatureExtractor.Extract(_state.Velocity.Debits, _state.Velocity, _state.Labels, _payee, _transaction);

    [Benchmark]
    public PayeeFeatures Payee() => FeatureExtractor.ExtractPayee(_state.Velocity, _state.Labels, 7, SampleAccount.Now.ToUnixTimeMilliseconds());
}
