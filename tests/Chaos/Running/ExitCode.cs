namespace FraudGrains.Chaos.Running;

/// <summary>What the program answers to the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Something was lost, counted twice, or differs; or a schedule could not be run.</summary>
    public const int Failed = 1;

    /// <summary>The command line is not understood.</summary>
    public const int Usage = 2;

    public const int Interrupted = 130;
}
