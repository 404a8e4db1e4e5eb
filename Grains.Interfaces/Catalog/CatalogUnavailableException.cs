namespace FraudGrains.Catalog;

/// <summary>The catalog's store cannot be read or written at the moment: ask again.</summary>
/// <remarks>Crosses silos, so it carries its cause as text.</remarks>
[GenerateSerializer, Alias("fg.CatalogUnavailableException")]
public sealed class CatalogUnavailableException : Exception
{
    public CatalogUnavailableException()
    {
    }

    public CatalogUnavailableException(string message)
        : base(message)
    {
    }

    public CatalogUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
