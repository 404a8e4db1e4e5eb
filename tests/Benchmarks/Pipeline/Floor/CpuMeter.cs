using System.Diagnostics;

namespace FraudGrains.Benchmarks.Pipeline.Floor;

/// <summary>CPU time of this process, all threads.</summary>
internal static class CpuMeter
{
    /// <summary>CPU µs each of <paramref name="count"/> operations took.</summary>
    public static double Of(int count, Action run)
    {
        var before = Now();
        run();
        return (Now() - before) / count;
    }

    public static async Task<double> Of(int count, Func<Task> run)
    {
        var before = Now();
        await run();
        return (Now() - before) / count;
    }

    private static double Now()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime.TotalMicroseconds;
    }
}
