using System.Globalization;

namespace FraudGrains.Benchmarks.Pipeline;

/// <summary>CPU time of a process from /proc (proc(5)): user and system, all threads, native ones too.</summary>
internal static class ProcessCpu
{
    /// <summary>Clock ticks a second of /proc on Linux (sysconf _SC_CLK_TCK), 100 on every supported architecture.</summary>
    private const double TicksPerSecond = 100;

    /// <summary>CPU time so far in µs; resolution 10 ms.</summary>
    public static double Of(int processId)
    {
        var stat = File.ReadAllText($"/proc/{processId}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond * 1e6;
    }
}
