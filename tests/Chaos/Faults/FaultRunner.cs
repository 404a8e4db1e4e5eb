using FraudGrains.Chaos.Feeding;
using FraudGrains.Chaos.Processes;
using FraudGrains.Chaos.Running;
using FraudGrains.Chaos.Schedules;

namespace FraudGrains.Chaos.Faults;

/// <summary>Has the faults of a schedule happen at their times.</summary>
internal sealed class FaultRunner(Landscape landscape, Traffic traffic, Clock clock, TimeProvider time, Action<string> say)
{
    private readonly List<Happening> _happenings = [];
    private readonly SemaphoreSlim[] _parts = [.. FaultKinds.All.Select(k => k.Part()).Distinct().Select(_ => new SemaphoreSlim(1))];

    private readonly MemoryGuard _memory = new(time);

    public IReadOnlyList<Happening> Happenings => _happenings;

    /// <summary>Everything that was taken away is back, and a moment has passed.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Returns when everything that was taken away is back.</summary>
    public async Task Run(Schedule schedule, CancellationToken cancellationToken)
    {
        await Task.WhenAll(schedule.Faults.Select(fault => Run(fault, cancellationToken)));
        await Task.Delay(SchedulePlanner.Tail, time, cancellationToken);
        IsOver = true;
    }

    private async Task Run(PlannedFault fault, CancellationToken cancellationToken)
    {
        await clock.Until(fault.At, cancellationToken);

        // What the one before took away of this part may take longer to come back than was planned.
        await _parts[fault.Kind.Part()].WaitAsync(cancellationToken);
        try
        {
            await _memory.Enter(fault, cancellationToken);
            await Happen(fault, cancellationToken);
        }
        finally
        {
            _parts[fault.Kind.Part()].Release();
        }
    }

    private async Task Happen(PlannedFault fault, CancellationToken cancellationToken)
    {
        var happening = new Happening(fault, clock.NowMs);
        lock (_happenings)
            _happenings.Add(happening);
        say($"{happening.BeganMs / 1_000,5:0.0} s  {fault.Kind.Name()}");
        await Cause(fault, happening, cancellationToken);
        happening.EndedMs = clock.NowMs;
        say($"{happening.EndedMs / 1_000,5:0.0} s  {fault.Kind.Name()} is over{(happening.Note.Length > 0 ? $": {happening.Note}" : "")}");
    }

    private Task Cause(PlannedFault fault, Happening happening, CancellationToken cancellationToken) => fault.Kind switch
    {
        FaultKind.KillOne => SiloFaults.Kill(landscape, fault, 1, time, cancellationToken),
        FaultKind.KillTwo => SiloFaults.Kill(landscape, fault, 2, time, cancellationToken),
        FaultKind.Drain => SiloFaults.Drain(landscape, fault, happening, clock, time, cancellationToken),
        FaultKind.Join => SiloFaults.Join(landscape, cancellationToken),
        FaultKind.RedisPause => RedisFaults.Pause(landscape.Redis, fault, time, cancellationToken),
        FaultKind.RedisRestart => RedisFaults.Restart(landscape.Redis, fault, time, cancellationToken),
        FaultKind.RedisRollback => RedisFaults.Rollback(landscape.Redis, fault, happening, time, cancellationToken),
        FaultKind.LoseMachine => Task.WhenAll(
            SiloFaults.Kill(landscape, fault, 1, time, cancellationToken), RedisFaults.Rollback(landscape.Redis, fault, happening, time, cancellationToken)),
        FaultKind.BrokerDown => BrokerFaults.Down(landscape.Broker!, fault, time, cancellationToken),
        FaultKind.LeaderMoved => BrokerFaults.MoveLeaders(landscape.Broker!, fault, time, cancellationToken),
        FaultKind.CommitErrors => BrokerFaults.RefuseCommits(landscape.Broker!, fault, time, cancellationToken),
        FaultKind.SlowBroker => BrokerFaults.Slow(landscape.Broker!, fault, time, cancellationToken),
        FaultKind.LostAcks => BrokerFaults.CutProducers(landscape.Broker!, fault, time, cancellationToken),
        FaultKind.Poison => TrafficFaults.Poison(traffic, fault, time, cancellationToken),
        FaultKind.HotPayee => TrafficFaults.HotPayee(traffic, fault, time, cancellationToken),
        _ => throw new InvalidOperationException($"Nothing causes {fault.Kind}."),
    };
}
