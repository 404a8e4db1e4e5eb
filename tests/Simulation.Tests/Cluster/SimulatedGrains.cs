using FraudGrains.Accounts;
using FraudGrains.Scoring;

namespace FraudGrains.Simulation.Tests.Cluster;

/// <summary>The grains as one silo, or a client outside, sees them.</summary>
internal sealed class SimulatedGrains(World world, SimulatedSilo? silo) : IGrainFactory
{
    private readonly Dictionary<string, IAccountGrain> _accounts = new(StringComparer.Ordinal);
    private readonly SimulatedScoring _scoring = new(world);

    public IAccountGrain Account(string id) =>
        _accounts.TryGetValue(id, out var account) ? account : _accounts[id] = GrainProxy.Of(world, silo, id);

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey =>
        typeof(TGrainInterface) == typeof(IAccountGrain) ? (TGrainInterface)Account(primaryKey) : throw Unknown(typeof(TGrainInterface));

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey =>
        typeof(TGrainInterface) == typeof(IScoringGrain) ? (TGrainInterface)(object)_scoring : throw Unknown(typeof(TGrainInterface));

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey => throw Unknown(typeof(TGrainInterface));

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidCompoundKey => throw Unknown(typeof(TGrainInterface));

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerCompoundKey => throw Unknown(typeof(TGrainInterface));

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => throw Unknown(typeof(TGrainObserverInterface));

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => throw Unknown(typeof(TGrainObserverInterface));

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey) => throw Unknown(grainInterfaceType);

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey) => throw Unknown(grainInterfaceType);

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) => throw Unknown(grainInterfaceType);

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey, string keyExtension) => throw Unknown(grainInterfaceType);

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey, string keyExtension) => throw Unknown(grainInterfaceType);

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable => throw Unknown(typeof(TGrainInterface));

    public IAddressable GetGrain(GrainId grainId) => throw Unknown(typeof(IAddressable));

    public IAddressable GetGrain(GrainId grainId, GrainInterfaceType interfaceType) => throw Unknown(typeof(IAddressable));

    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey, string grainClassNamePrefix) => throw Unknown(interfaceType);

    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey) => throw Unknown(interfaceType);

    private static NotSupportedException Unknown(Type type) => new($"{type.Name}: teach {nameof(SimulatedGrains)} this grain.");
}
