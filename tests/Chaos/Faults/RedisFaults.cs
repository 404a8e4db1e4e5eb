using FraudGrains.Chaos.Processes;
using FraudGrains.Chaos.Schedules;

namespace FraudGrains.Chaos.Faults;

/// <summary>What the store suffers.</summary>
internal static class RedisFaults
{
    /// <summary>What <c>appendfsync everysec</c> may lose at the very worst, by its documentation: a sync that waits for another one.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(2);

    public static async Task Pause(RedisServer redis, PlannedFault fault, TimeProvider time, CancellationToken cancellationToken)
    {
        redis.Pause();
        try
        {
            await Task.Delay(fault.Length, time, cancellationToken);
        }
        finally
        {
            redis.Resume();
        }
    }

    public static async Task Restart(RedisServer redis, PlannedFault fault, TimeProvider time, CancellationToken cancellationToken)
    {
        await redis.Kill();
        await Task.Delay(fault.Length, time, cancellationToken);
        await redis.Start(cancellationToken);
    }

    public static async Task Rollback(RedisServer redis, PlannedFault fault, Happening happening, TimeProvider time, CancellationToken cancellationToken)
    {
        var bytes = await redis.KillAndForget(Forgotten);
        happening.Note = $"{bytes / 1024.0:0} KiB of {Forgotten.TotalSeconds:0} s forgotten";
        await Task.Delay(fault.Length, time, cancellationToken);
        await redis.Start(cancellationToken);
    }
}
