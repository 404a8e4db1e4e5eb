namespace FraudGrains.Silo.Settings;

/// <summary>Everything the host is told from outside, read and checked before anything starts.</summary>
public sealed record SiloSettings
{
    /// <summary>Addresses of the HTTP server, separated by semicolons. Default http://127.0.0.1:8080.</summary>
    public required IReadOnlyList<Uri> Urls { get; init; }

    /// <summary>Where files are kept; not shared by two silos. Default ./data.</summary>
    public required string DataDirectory { get; init; }

    public required KafkaSettings Kafka { get; init; }

    public required RedisSettings Redis { get; init; }

    public required AuditSettings Audit { get; init; }

    public required ClusterSettings Cluster { get; init; }

    public required DemoSettings Demo { get; init; }

    public required LabelSettings Labels { get; init; }

    /// <exception cref="SettingsException">A setting is wrong or unknown.</exception>
    public static SiloSettings Read(IConfiguration configuration)
    {
        var read = new SettingReader(configuration);
        var kafka = KafkaSettings.Read(read);
        var redis = RedisSettings.Read(read);
        var settings = new SiloSettings
        {
            Urls = HttpUrls.Read(read),
            DataDirectory = Path.GetFullPath(read.Text("DataDirectory") ?? "./data"),
            Kafka = kafka,
            Redis = redis,
            Audit = AuditSettings.Read(read),
            Cluster = ClusterSettings.Read(read, redis),
            Labels = LabelSettings.Read(read),
            Demo = DemoSettings.Read(read, kafka.IsEmbedded),
        };
        read.RefuseUnknown("Kafka", "Redis", "Audit", "Cluster", "Demo", "Labels");
        return settings;
    }
}
