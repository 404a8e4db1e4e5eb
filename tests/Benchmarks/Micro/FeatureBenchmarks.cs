using BenchmarkDotNet.Attributes;
using FraudGrains.Accounts;
using FraudGrains.Benchmarks.Samples;
using FraudGrains.Grains.Features;
using FraudGrains.Grains.Velocity;

namespace FraudGrains.Benchmarks.Micro;

public class FeatureBenchmarks
{
    private readonly AccountVelocity _velocity = SampleAccount.Make().Velocity;
    private readonly PayeeFeatures _payee = FeatureExtractor.UnknownPayee();
    private readonly Transaction _transaction = SampleTransaction.Make();

    [Benchmark]
    public double[] Whole() => FeatureExtractor.Extract(_velocity.Debits, _velocity, _payee, _transaction);

    [Benchmark]
    public PayeeFeatures Payee() => FeatureExtractor.ExtractPayee(_velocity, 7, SampleAccount.Now.ToUnixTimeMilliseconds());
}
