namespace FraudGrains.Simulator.Publishing;

/// <summary>Where to feed: a silo that tells its broker and how far it is, or a broker and nothing else.</summary>
/// <param name="Silo">Address of a silo; null with <paramref name="Bootstrap"/>.</param>
/// <param name="Bootstrap">Kafka's bootstrap servers; null with <paramref name="Silo"/>.</param>
/// <param name="Topic">The topic; null for the one the silo reads, or the default.</param>
internal sealed record FeedTarget(Uri? Silo, string? Bootstrap, string? Topic)
{
    /// <summary>The topic when nobody names another.</summary>
    public const string DefaultTopic = "financial_transactions";

    /// <summary>The silo when nobody names another target.</summary>
    public static readonly Uri DefaultSilo = new("http://127.0.0.1:8080");
}
