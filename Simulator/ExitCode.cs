namespace FraudGrains.Simulator;

/// <summary>What the program answers to the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>It failed; the last line of the error stream says why.</summary>
    public const int Failed = 1;

    /// <summary>The command line is not understood.</summary>
    public const int Usage = 2;

    /// <summary>Ended by Ctrl-C; what was done is summed up.</summary>
    public const int Interrupted = 130;
}
