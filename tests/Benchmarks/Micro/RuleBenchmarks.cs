using BenchmarkDotNet.Attributes;
using FraudGrains.Accounts;
using FraudGrains.Benchmarks.Samples;
using FraudGrains.Grains.Rules;

namespace FraudGrains.Benchmarks.Micro;

public class RuleBenchmarks
{
    private readonly RuleSet _rules = new(RuleSetOptions.Defaults());
    private readonly Transaction _transaction = SampleTransaction.Make();
    private readonly double[] _features = SampleModel.Rows(1)[0];

    [Benchmark]
    public int Check() => _rules.Check(_transaction, _features).Count;
}
