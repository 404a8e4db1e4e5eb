using Orleans.Core;
using Orleans.Timers;

namespace FraudGrains.Simulation.Tests.Cluster;

/// <summary>What the grain's base class asks of its silo.</summary>
internal sealed class ActivationRuntime(SimulatedSilo silo) : IGrainRuntime
{
    public IGrainFactory GrainFactory => silo.Grains;

    public IServiceProvider ServiceProvider => silo.Services;

    public TimeProvider TimeProvider => silo.Time;

    public string SiloIdentity => silo.Name;

    public SiloAddress SiloAddress => silo.Address;

    public ITimerRegistry TimerRegistry => throw new NotSupportedException();

    public void DeactivateOnIdle(IGrainContext grainContext) => grainContext.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "simulated"));

    public void DelayDeactivation(IGrainContext grainContext, TimeSpan timeSpan)
    {
        // Only the schedule says when an activation is collected.
    }

    public IStorage<TGrainState> GetStorage<TGrainState>(IGrainContext grainContext) => throw new NotSupportedException();
}
