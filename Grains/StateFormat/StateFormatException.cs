namespace FraudGrains.Grains.StateFormat;

/// <summary>Stored state that cannot be understood: cut short, damaged, or written by a newer version.</summary>
public sealed class StateFormatException : Exception
{
    public StateFormatException()
    {
    }

    public StateFormatException(string message)
        : base($"Stored state {message}.")
    {
    }

    public StateFormatException(string message, Exception innerException)
        : base($"Stored state {message}.", innerException)
    {
    }
}
