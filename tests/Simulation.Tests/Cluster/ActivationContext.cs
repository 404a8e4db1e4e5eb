
namespace FraudGrains.Simulation.Tests.Cluster;

/// <summary>What the grain's base class wants to know of its activation.</summary>
internal sealed class ActivationContext(Activation activation, string account) : IGrainContext
{
    public GrainId GrainId { get; } = GrainId.Create("account", account);

    public object? GrainInstance { get; set; }

    public IServiceProvider ActivationServices => activation.Silo.Services;

    public GrainReference GrainReference => throw new NotSupportedException();

    public ActivationId ActivationId => default;

    public GrainAddress Address => throw new NotSupportedException();

    public IGrainLifecycle ObservableLifecycle => throw new NotSupportedException();

    public IWorkItemScheduler Scheduler => throw new NotSupportedException();

    public Task Deactivated => throw new NotSupportedException();

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default) => activation.Retire();

    public void Migrate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken = default) => activation.Retire();

    public void Activate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public void ReceiveMessage(object message) => throw new NotSupportedException();

    public void Rehydrate(IRehydrationContext context) => throw new NotSupportedException();

    public void SetComponent<TComponent>(TComponent? value)
        where TComponent : class => throw new NotSupportedException();

    public object? GetComponent(Type componentType) => null;

    public object? GetTarget() => GrainInstance;

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);
}
