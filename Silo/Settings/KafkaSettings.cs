namespace FraudGrains.Silo.Settings;

/// <summary>Section <c>Kafka</c>.</summary>
/// <param name="Bootstrap"><c>Kafka:Bootstrap</c>: host:port, several separated by commas. Default none: a broker inside the process.</param>
/// <param name="Client"><c>Kafka:Client:*</c>: further options of librdkafka for every client, such as <c>Kafka:Client:security.protocol</c>. Default none.</param>
public sealed record KafkaSettings(string? Bootstrap, IReadOnlyDictionary<string, string> Client)
{
    /// <summary>No broker was named: one runs inside the process.</summary>
    public bool IsEmbedded => Bootstrap is null;

    internal static KafkaSettings Read(SettingReader read)
    {
        var bootstrap = read.Text("Kafka:Bootstrap");
        foreach (var server in bootstrap?.Split(',', StringSplitOptions.TrimEntries) ?? [])
        {
            if (!HostPort.IsValid(server))
                throw SettingReader.Bad("Kafka:Bootstrap", bootstrap!, "must be host:port, several separated by commas; leave it away for the broker inside the process");
        }

        return new(bootstrap, read.Entries("Kafka:Client"));
    }
}
