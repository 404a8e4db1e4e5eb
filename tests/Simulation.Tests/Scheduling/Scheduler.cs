namespace FraudGrains.Simulation.Tests.Scheduling;

/// <summary>
/// One thread, one random source, one clock. What may run next is drawn from the seed; time moves only when nothing may run.
/// Nothing of a schedule ever leaves its thread, and that is checked.
/// </summary>
internal sealed class Scheduler
{
    private readonly List<Actor> _runnable = [];
    private readonly PriorityQueue<SimulatedTimer, (long At, long Number)> _timers = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private long _timersSet;

    public Scheduler(int seed)
    {
        Random = new Random(seed);
        Time = new SimulatedTime(this);
        Trace = new Trace(this);
    }

    public Random Random { get; }

    public SimulatedTime Time { get; }

    public Trace Trace { get; }

    /// <summary>Time since the schedule began, in 100 ns.</summary>
    public long NowTicks { get; private set; }

    public TimeSpan Now => TimeSpan.FromTicks(NowTicks);

    public long Steps { get; private set; }

    /// <summary>What went wrong in a place where nobody waits for it.</summary>
    public List<string> Faults { get; } = [];

    public Actor NewActor(string name) => new(this, name);

    public void AddRunnable(Actor actor)
    {
        if (actor.IsListed)
            return;
        actor.IsListed = true;
        _runnable.Add(actor);
    }

    public void Add(SimulatedTimer timer, long atTicks) => _timers.Enqueue(timer, (atTicks, _timersSet++));

    /// <summary>Does something later; at once (but not now) when the delay is zero.</summary>
    public void After(TimeSpan delay, Action work) => Add(new SimulatedTimer(work), NowTicks + delay.Ticks);

    public void EnsureOwnThread(string who)
    {
        if (Environment.CurrentManagedThreadId != _thread)
            throw new InvalidOperationException($"{who} is woken from another thread: the schedule would not be the same the next time.");
    }

    /// <summary>Runs until <paramref name="isOver"/>, which is asked whenever nothing may run; false when <paramref name="until"/> has come before, or nothing is left to wait for.</summary>
    public bool Run(Func<bool> isOver, TimeSpan until)
    {
        var before = SynchronizationContext.Current;
        try
        {
            while (true)
            {
                while (_runnable.Count > 0)
                    RunOne();
                if (isOver())
                    return true;
                if (!FireNext(until.Ticks))
                    return false;
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private void RunOne()
    {
        var at = Random.Next(_runnable.Count);
        var actor = _runnable[at];
        _runnable[at] = _runnable[^1];
        _runnable.RemoveAt(_runnable.Count - 1);
        actor.IsListed = false;
        Steps++;
        Trace.Step(actor.Name);
        try
        {
            actor.RunOne();
        }
        catch (Exception e)
        {
            Faults.Add($"{actor.Name}: {e}");
        }

        if (actor.HasWork)
            AddRunnable(actor);
    }

    private bool FireNext(long untilTicks)
    {
        if (!_timers.TryPeek(out var timer, out var due) || due.At > untilTicks)
            return false;
        _timers.Dequeue();
        NowTicks = Math.Max(NowTicks, due.At);
        SynchronizationContext.SetSynchronizationContext(null);
        timer.Fire(due.At);
        return true;
    }
}
