using FraudGrains.Chaos.Processes;
using FraudGrains.Chaos.Running;
using FraudGrains.Chaos.Schedules;

namespace FraudGrains.Chaos.Faults;

/// <summary>What silos suffer.</summary>
internal static class SiloFaults
{
    /// <summary>What operations.md asks a supervisor to allow.</summary>
    private static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(60);

    public static async Task Kill(Landscape landscape, PlannedFault fault, int count, TimeProvider time, CancellationToken cancellationToken)
    {
        SiloProcess[] hit = [.. Enumerable.Range(fault.Target, count).Select(silo => landscape.Silos[silo % SchedulePlanner.Silos])];
        await Task.WhenAll(hit.Select(silo => silo.Kill()));
        await Task.Delay(fault.Length, time, cancellationToken);
        await Task.WhenAll(hit.Select(silo => silo.Start(fault.MovesAddress, cancellationToken)));
    }

    public static async Task Drain(Landscape landscape, PlannedFault fault, Happening happening, Clock clock, TimeProvider time, CancellationToken cancellationToken)
    {
        var silo = landscape.Silos[fault.Target];
        var exitCode = await silo.Drain(DrainPatience);
        happening.DrainedMs = clock.NowMs;
        happening.Note = exitCode is null ? $"killed after {DrainPatience.TotalSeconds:0} s" : $"ended with {exitCode} after {(happening.DrainedMs - happening.BeganMs) / 1_000:0.0} s";
        if (exitCode != 0)
            happening.Broken = $"{silo.Name} did not drain: {happening.Note}";
        await Task.Delay(fault.Length, time, cancellationToken);
        await silo.Start(fault.MovesAddress, cancellationToken);
    }

    public static Task Join(Landscape landscape, CancellationToken cancellationToken) =>
        landscape.AddSilo().Start(movesAddress: false, cancellationToken);
}
