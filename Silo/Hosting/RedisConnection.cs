using System.Net;
using FraudGrains.Silo.Embedded;
using FraudGrains.Silo.Settings;
using StackExchange.Redis;

namespace FraudGrains.Silo.Hosting;

/// <summary>The connection to the account store.</summary>
internal static class RedisConnection
{
    /// <summary>To the store inside this process, which is also asked how full it is.</summary>
    public static ConfigurationOptions To(EmbeddedRedis store) => new() { EndPoints = { store.EndPoint }, AllowAdmin = true, Tunnel = new AnswersFromTheFile(store.Written) };

    /// <exception cref="SettingsException">The server does not answer.</exception>
    public static async Task<IConnectionMultiplexer> Open(ConfigurationOptions options)
    {
        var own = options.Clone();
        own.AbortOnConnectFail = true;
        own.ClientName ??= "fraudgrains";

        // The client counts INFO among the commands of an administrator; nothing else of that kind is asked.
        own.AllowAdmin = true;
        try
        {
            return await ConnectionMultiplexer.ConnectAsync(own);
        }
        catch (RedisConnectionException e)
        {
            var where = string.Join(", ", options.EndPoints.Select(Name));
            throw new SettingsException($"Redis at {where} does not answer ({e.FailureType}). Start it, or correct 'Redis:ConnectionString'.", e);
        }
    }

    private static string Name(EndPoint end) => end is DnsEndPoint dns ? $"{dns.Host}:{dns.Port}" : $"{end}";
}
