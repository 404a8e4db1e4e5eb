namespace FraudGrains.Simulator;

/// <summary>The run cannot go on. The message says which, what is wrong and what to do; the exit code is 1.</summary>
public sealed class FailedException : Exception
{
    public FailedException(string message)
        : base(message)
    {
    }

    public FailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
