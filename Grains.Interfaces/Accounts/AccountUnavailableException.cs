namespace FraudGrains.Accounts;

/// <summary>An account's state cannot be read or written at the moment. Nothing was decided; ask again.</summary>
[GenerateSerializer, Alias("fg.AccountUnavailableException")]
public sealed class AccountUnavailableException : Exception
{
    public AccountUnavailableException()
    {
    }

    public AccountUnavailableException(string message)
        : base(message)
    {
    }

    public AccountUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
