using System.Net;

namespace FraudGrains.Silo.Settings;

/// <summary>Section <c>Cluster</c>.</summary>
public sealed record ClusterSettings
{
    /// <summary>Silos with the same cluster id find each other. Default "fraudgrains".</summary>
    public required string ClusterId { get; init; }

    /// <summary>Whose state it is: outlives clusters, and is the first part of every key in Redis. Default "fraudgrains".</summary>
    public required string ServiceId { get; init; }

    /// <summary>Port for other silos, 1 to 65535. Default 11111.</summary>
    public required int SiloPort { get; init; }

    /// <summary>Port for clients (Api and Dashboard on their own), 1 to 65535. Default 30000.</summary>
    public required int GatewayPort { get; init; }

    /// <summary>Address other silos and clients reach this one at. Default: loopback when Redis is, else this host's first own address.</summary>
    public required IPAddress? AdvertisedAddress { get; init; }

    /// <summary><c>Cluster:Dashboard</c>: whether the Orleans Dashboard is served at /cluster; it costs about 3 µs of CPU a grain call. Default true.</summary>
    public required bool HasDashboard { get; init; }

    internal static ClusterSettings Read(SettingReader read, RedisSettings redis)
    {
        var settings = new ClusterSettings
        {
            ClusterId = read.Name("Cluster:ClusterId", "fraudgrains"),
            ServiceId = read.Name("Cluster:ServiceId", "fraudgrains"),
            SiloPort = read.WholeNumber("Cluster:SiloPort", 11111, 1, ushort.MaxValue, "TCP port"),
            GatewayPort = read.WholeNumber("Cluster:GatewayPort", 30000, 1, ushort.MaxValue, "TCP port"),
            AdvertisedAddress = Address(read) ?? (redis.IsLoopback ? IPAddress.Loopback : null),
            HasDashboard = read.Flag("Cluster:Dashboard", true),
        };
        return settings.SiloPort != settings.GatewayPort
            ? settings
            : throw SettingReader.Bad("Cluster:GatewayPort", $"{settings.GatewayPort}", "must differ from Cluster:SiloPort");
    }

    private static IPAddress? Address(SettingReader read)
    {
        const string Key = "Cluster:AdvertisedAddress";
        return read.Text(Key) switch
        {
            null => null,
            var text when IPAddress.TryParse(text, out var address) => address,
            var text => throw SettingReader.Bad(Key, text, "must be an IP address; leave it away for this host's own"),
        };
    }
}
