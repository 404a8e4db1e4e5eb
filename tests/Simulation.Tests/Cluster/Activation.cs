using System.Runtime.CompilerServices;
using FraudGrains.Grains.Accounts;
using FraudGrains.Simulation.Tests.Scheduling;
using Microsoft.Extensions.DependencyInjection;

namespace FraudGrains.Simulation.Tests.Cluster;

/// <summary>One activation of an account's real grain class, with a turn of its own.</summary>
internal sealed class Activation
{
    private static readonly ObjectFactory<AccountGrain> Make = ActivatorUtilities.CreateFactory<AccountGrain>([]);

    public Activation(SimulatedSilo silo, string account, Actor actor)
    {
        (Silo, Actor) = (silo, actor);
        var context = new ActivationContext(this, account);

        // The base class takes its context from the thread, as in a silo.
        SetExecutionContext(null, context, out var before);
        try
        {
            Grain = Make(silo.Services, []);
        }
        finally
        {
            ResetExecutionContext(null, before);
        }

        context.GrainInstance = Grain;
        actor.Post(() => Grain.OnActivateAsync(CancellationToken.None));
    }

    public SimulatedSilo Silo { get; }

    public Actor Actor { get; }

    public AccountGrain Grain { get; }

    /// <summary>Calls it has not answered.</summary>
    public int Calls { get; set; }

    /// <summary>The directory names it no more; what it has begun it ends.</summary>
    public bool IsRetired { get; private set; }

    public void Retire()
    {
        if (IsRetired)
            return;
        IsRetired = true;
        Actor.Post(() => Grain.OnDeactivateAsync(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "simulated"), CancellationToken.None));
    }

    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = "SetExecutionContext")]
    private static extern void SetExecutionContext(
        [UnsafeAccessorType("Orleans.Runtime.RuntimeContext, Orleans.Core.Abstractions")] object? runtime, IGrainContext context, out IGrainContext before);

    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = "ResetExecutionContext")]
    private static extern void ResetExecutionContext(
        [UnsafeAccessorType("Orleans.Runtime.RuntimeContext, Orleans.Core.Abstractions")] object? runtime, IGrainContext? context);
}
