using BenchmarkDotNet.Attributes;
using FraudGrains.Benchmarks.Samples;
using FraudGrains.Grains.Accounts;

namespace FraudGrains.Benchmarks.Micro;

public class StateBenchmarks
{
    private readonly AccountState _state = SampleAccount.Make();
    private readonly byte[] _stored = AccountStateCodec.Encode(SampleAccount.Make());

    [Benchmark]
    public byte[] Encode() => AccountStateCodec.Encode(_state);

    [Benchmark]
    public object EncodeAfterPayment() => SampleAccount.WriteAfterPayment(_state);

    [Benchmark]
    public object EncodeAfterReceipt() => SampleAccount.WriteAfterReceipt(_state);

    [Benchmark]
    public object Decode() => AccountStateCodec.Decode(_stored);
}
