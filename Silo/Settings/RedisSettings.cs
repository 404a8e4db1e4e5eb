using System.Net;
using StackExchange.Redis;

namespace FraudGrains.Silo.Settings;

/// <summary>Section <c>Redis</c>.</summary>
/// <param name="Connection"><c>Redis:ConnectionString</c> as StackExchange.Redis reads it, such as <c>host:6379,password=…</c>. Default none: a store inside the process.</param>
public sealed record RedisSettings(ConfigurationOptions? Connection)
{
    /// <summary>No store was named: one runs inside the process.</summary>
    public bool IsEmbedded => Connection is null;

    /// <summary>Every server stands on this machine's loopback: so does the whole cluster.</summary>
    public bool IsLoopback => Connection?.EndPoints.All(IsLoopbackEnd) ?? true;

    internal static RedisSettings Read(SettingReader read)
    {
        const string Key = "Redis:ConnectionString";
        if (read.Text(Key) is not { } text)
            return new(default(ConfigurationOptions));
        try
        {
            var options = ConfigurationOptions.Parse(text);
            return options.EndPoints.Count > 0 ? new(options) : throw SettingReader.Bad(Key, text, "names no server; write host:port first");
        }
        catch (ArgumentException e)
        {
            throw new SettingsException($"Setting '{Key}' cannot be read: {FirstLine(e.Message)} Write for example \"localhost:6379\".", e);
        }
    }

    private static string FirstLine(string text) => text.Split('\n', 2)[0].Trim();

    private static bool IsLoopbackEnd(EndPoint end) => end switch
    {
        IPEndPoint ip => IPAddress.IsLoopback(ip.Address),
        DnsEndPoint dns => dns.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
