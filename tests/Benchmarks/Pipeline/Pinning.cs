using System.Diagnostics;

namespace FraudGrains.Benchmarks.Pipeline;

/// <summary>The measured process has the last core to itself, everything else the others; on a machine of one core nothing is pinned.</summary>
internal static class Pinning
{
    public static void Spread(int measured)
    {
        if (!OperatingSystem.IsLinux() || Environment.ProcessorCount < 2)
            return;
        var last = Environment.ProcessorCount - 1;
        Set(measured, $"{last}");
    }

    private static void Set(int processId, string cores)
    {
        using var taskset = Process.Start(new ProcessStartInfo("taskset", ["-a", "-c", "-p", cores, $"{processId}"]) { RedirectStandardOutput = true });
        taskset?.WaitForExit();
    }
}
