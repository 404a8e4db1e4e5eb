namespace FraudGrains.Grains.Accounts;

/// <summary>The store holds another version of the account than this activation believed: it must forget what it knows and step aside.</summary>
public sealed class FenceLostException : Exception
{
    public FenceLostException()
    {
    }

    public FenceLostException(string message)
        : base(message)
    {
    }

    public FenceLostException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
