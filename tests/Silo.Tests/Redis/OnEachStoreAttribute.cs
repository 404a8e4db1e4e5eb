using System.Reflection;
using FraudGrains.Silo.Tests.Support;
using Xunit.Sdk;
using Xunit.v3;

namespace FraudGrains.Silo.Tests.Redis;

/// <summary>Once on each kind of store.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OnEachStoreAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow<StoreKind>(StoreKind.Garnet), new TheoryDataRow<StoreKind>(StoreKind.RedisServer)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
