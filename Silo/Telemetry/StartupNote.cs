using FraudGrains.Silo.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace FraudGrains.Silo.Telemetry;

/// <summary>Says once, when everything is up, where it is.</summary>
internal sealed partial class StartupNote(Infrastructure parts, IServer server, IHostApplicationLifetime lifetime, ILogger<StartupNote> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(Tell);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Tell()
    {
        var page = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        var broker = $"{parts.Kafka.Bootstrap} ({Where(parts.Mode.IsKafkaEmbedded)})";
        var store = $"{string.Join(", ", parts.RedisOptions.EndPoints)} ({Where(parts.Mode.IsRedisEmbedded)})";
        var feed = parts.Settings.Demo.Rate is > 0 and var rate ? $"{rate} transactions a second (Demo:Rate)" : "none";
        if (Console.IsOutputRedirected)
        {
            LogStarted(page, broker, store, parts.Data.Path, feed);
            return;
        }

        Console.WriteLine($"""

              FraudGrains is up.
                page      {page}
                Kafka     {broker}
                Redis     {store}
                data      {parts.Data.Path}
                demo      {feed}
              Ctrl-C stops it.

            """);
    }

    private static string Where(bool isEmbedded) => isEmbedded ? "inside this process" : "deployed";

    [LoggerMessage(LogLevel.Information, "FraudGrains is up. Page {Page}, Kafka {Kafka}, Redis {Redis}, data {Data}, demo {Demo}.")]
    private partial void LogStarted(string page, string kafka, string redis, string data, string demo);
}
