namespace FraudGrains.Cluster.Tests.Engine;

/// <summary>Faults of grains that are called, on demand: of a model that fails, of a silo that does not answer.</summary>
internal sealed class FaultyCalls : IIncomingGrainCallFilter
{
    private readonly TaskCompletionSource _hung = Signals.Signal();

    /// <summary>Called before a grain's method; may throw or wait.</summary>
    public Func<IIncomingGrainCallContext, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>Called when a grain's method has ended well.</summary>
    public Action<IIncomingGrainCallContext> After { get; set; } = _ => { };

    /// <summary>A call that waits for it hangs until the cluster is done with.</summary>
    public TaskCompletionSource Hang { get; } = Signals.Signal();

    /// <summary>Done once a call hangs.</summary>
    public Task Hung => _hung.Task;

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        var before = Before(context);
        if (ReferenceEquals(before, Hang.Task))
            _hung.TrySetResult();
        await before;
        await context.Invoke();
        After(context);
    }
}
