namespace FraudGrains.Accounts;

/// <summary>An account's state cannot be read or written, or its decision not be published, at the moment: ask again with the same id.</summary>
/// <remarks>Crosses silos, so it carries its cause as text: the exceptions of a store's or broker's client are not known everywhere.</remarks>
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
