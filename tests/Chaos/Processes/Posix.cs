using System.Runtime.InteropServices;

namespace FraudGrains.Chaos.Processes;

/// <summary>Signals to a process and its children.</summary>
internal static partial class Posix
{
    public const int Kill = 9, Terminate = 15;

    /// <summary>Numbers differ between systems.</summary>
    public static int Stop { get; } = OperatingSystem.IsMacOS() ? 17 : 19;

    public static int Continue { get; } = OperatingSystem.IsMacOS() ? 19 : 18;

    /// <summary>Sends a signal to a whole process group; to the process alone while it has not made its group yet.</summary>
    public static void Signal(int group, int signal)
    {
        if (kill(-group, signal) != 0)
            _ = kill(group, signal);
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int kill(int process, int signal);
}
