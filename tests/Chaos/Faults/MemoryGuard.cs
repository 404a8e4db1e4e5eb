using FraudGrains.Chaos.Schedules;

namespace FraudGrains.Chaos.Faults;

/// <summary>
/// Keeps a silo's end and a store that forgets apart: what Redis forgets is known to the silo that wrote it, and if that one goes too, nobody knows it.
/// docs/operations.md does not promise more, and <see cref="FaultKind.LoseMachine"/> shows it.
/// </summary>
internal sealed class MemoryGuard(TimeProvider time)
{
    /// <summary>What Redis may forget, and a second.</summary>
    private static readonly TimeSpan AfterKill = TimeSpan.FromSeconds(3);

    /// <summary>A drain lasts a while, and the silo writes until its end.</summary>
    private static readonly TimeSpan AfterDrain = TimeSpan.FromSeconds(15);

    /// <summary>Until every silo has noticed and written back what it remembers.</summary>
    private static readonly TimeSpan AfterRollback = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Waits until the fault may happen, and holds the other kind back for long enough.</summary>
    public async Task Enter(PlannedFault fault, CancellationToken cancellationToken)
    {
        TimeSpan? hold = fault.Kind switch
        {
            FaultKind.KillOne or FaultKind.KillTwo => AfterKill,
            FaultKind.Drain => AfterDrain,
            FaultKind.RedisRollback => fault.Length + AfterRollback,
            _ => null,
        };
        if (hold is not { } length)
            return;
        await _turn.WaitAsync(cancellationToken);
        _ = Release(length);
    }

    private async Task Release(TimeSpan after)
    {
        await Task.Delay(after, time);
        _turn.Release();
    }
}
