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

    private readonly Lock _lock = new();
    private Task _held = Task.CompletedTask;

    /// <summary>Waits until the fault may happen, and holds the next one back for long enough.</summary>
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
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task before;
        lock (_lock)
            (before, _held) = (_held, over.Task);
        await before.WaitAsync(cancellationToken);
        _ = End(over, length);
    }

    private async Task End(TaskCompletionSource over, TimeSpan after)
    {
        await Task.Delay(after, time);
        over.SetResult();
    }
}
