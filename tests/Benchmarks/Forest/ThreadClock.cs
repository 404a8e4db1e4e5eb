using System.Diagnostics;
using System.Runtime.InteropServices;

namespace FraudGrains.Benchmarks.Forest;

/// <summary>CPU time of the calling thread where the system tells it, else time on the wall: on a shared machine only the former compares.</summary>
internal static partial class ThreadClock
{
    private const int ThreadCpuTime = 3;

    public static bool IsCpuTime { get; } = OperatingSystem.IsLinux();

    /// <summary>Nanoseconds since some fixed moment.</summary>
    public static long Nanoseconds()
    {
        if (!IsCpuTime)
            return (long)Stopwatch.GetElapsedTime(0).TotalNanoseconds;
        if (GetTime(ThreadCpuTime, out var time) != 0)
            throw new InvalidOperationException("clock_gettime does not know CLOCK_THREAD_CPUTIME_ID.");
        return (time.Seconds * 1_000_000_000) + time.Nanoseconds;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    private readonly record struct TimeSpec(long Seconds, long Nanoseconds);
}
