namespace FraudGrains.Silo.Settings;

/// <summary>The host cannot start as it was told to. The message is one line for whoever started it: which setting, what is wrong, what to do.</summary>
public sealed class SettingsException : Exception
{
    public SettingsException()
    {
    }

    public SettingsException(string message)
        : base(message)
    {
    }

    public SettingsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
