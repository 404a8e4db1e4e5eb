using System.Reflection;
using FraudGrains.Accounts;
using FraudGrains.Audit;
using FraudGrains.Catalog;
using FraudGrains.Decisions;
using FraudGrains.Live;

namespace FraudGrains.Api.Tests.Fakes;

/// <summary>A cluster without Orleans: one scripted object behind each grain interface.</summary>
public sealed class FakeCluster
{
    public FakeAccounts Accounts { get; } = new();

    public FakeAudit Audit { get; } = new();

    public FakeLive Live { get; } = new();

    public FakeCatalog Catalog { get; } = new();

    public FakeReplay Replay { get; } = new();

    public IGrainFactory Factory()
    {
        var factory = DispatchProxy.Create<IGrainFactory, Proxy>();
        ((Proxy)factory).Cluster = this;
        return factory;
    }

    private object Find(Type grain, object key) =>
        grain == typeof(IAccountGrain) ? Accounts.Named((string)key)
        : grain == typeof(IAuditGrain) ? Audit
        : grain == typeof(ILiveGrain) ? Live
        : grain == typeof(IModelCatalogGrain) ? Catalog
        : grain == typeof(IReplayGrain) ? Replay
        : throw new NotSupportedException($"No fake for {grain}.");

    // DispatchProxy derives from this class, so it cannot be sealed.
    public class Proxy : DispatchProxy
    {
        internal FakeCluster? Cluster { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod is { Name: "GetGrain", IsGenericMethod: true }
                ? Cluster!.Find(targetMethod.GetGenericArguments()[0], args![0]!)
                : throw new NotSupportedException($"{targetMethod}");
    }
}
