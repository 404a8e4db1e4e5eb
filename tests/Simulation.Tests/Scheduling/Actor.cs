namespace FraudGrains.Simulation.Tests.Scheduling;

/// <summary>Something that does one thing at a time, in the order it was asked to: an activation, a reader of a partition, a client. Awaits inside it come back to it.</summary>
internal sealed class Actor(Scheduler scheduler, string name) : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Work, object? State)> _work = new();

    /// <summary>The actor that runs now.</summary>
    public static new Actor? Current => SynchronizationContext.Current as Actor;

    public string Name { get; } = name;

    /// <summary>Its process was killed: what it still had to do is never done, and nobody hears of it.</summary>
    public bool IsDead { get; private set; }

    public bool HasWork => _work.Count > 0;

    /// <summary>Already among the runnable.</summary>
    public bool IsListed { get; set; }

    public void Post(Action work) => Post(static state => ((Action)state!)(), work);

    public override void Post(SendOrPostCallback d, object? state)
    {
        scheduler.EnsureOwnThread(Name);
        if (IsDead)
            return;
        _work.Enqueue((d, state));
        scheduler.AddRunnable(this);
    }

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("Nothing here may block.");

    public override SynchronizationContext CreateCopy() => this;

    public void Kill()
    {
        IsDead = true;
        _work.Clear();
    }

    /// <summary>Runs the oldest piece of work; killed meanwhile or not.</summary>
    public void RunOne()
    {
        if (!_work.TryDequeue(out var next))
            return;
        SetSynchronizationContext(this);
        next.Work(next.State);
    }
}
