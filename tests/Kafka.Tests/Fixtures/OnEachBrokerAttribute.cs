using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace FraudGrains.Kafka.Tests.Fixtures;

/// <summary>Runs a test on each of <see cref="Brokers"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnEachBrokerAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Enum.GetValues<Brokers>().Select(where => new TheoryDataRow<Brokers>(where))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
