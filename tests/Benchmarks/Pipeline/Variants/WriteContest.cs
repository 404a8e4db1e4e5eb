using FraudGrains.Grains.Accounts;
using FraudGrains.Silo.Persistence.Redis;
using FraudGrains.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace FraudGrains.Benchmarks.Pipeline.Variants;

/// <summary>One durable event of a grain, by Orleans' own Redis provider (a write each) and by the grouped store: the same grains, bytes, server and number of calls at once.</summary>
internal static class WriteContest
{
    private const int Grains = 1_000;
    private const int AtOnce = 512;
    private const int Events = 40_000;

    /// <summary>CPU µs of this process for an event, the call to the grain included.</summary>
    public static async Task<(double StockUs, double GroupedUs)> Measure(string redis, int stateBytes)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis);
        await using var store = new RedisAccountStore(connection.GetDatabase(), new() { ServiceId = $"variant-{Guid.NewGuid():N}" }, new(), TimeProvider.System);
        var payload = new byte[stateBytes];
        new Random(5).NextBytes(payload);
        using var host = Host.CreateDefaultBuilder()
            .ConfigureLogging(logging => logging.ClearProviders())
            .UseOrleans(silo =>
            {
                silo.UseLocalhostClustering(Ports.Free(), Ports.Free(), serviceId: $"variant-{Guid.NewGuid():N}", clusterId: "variant");
                silo.AddRedisGrainStorage(StockGrain.Storage, options => options.ConfigurationOptions = ConfigurationOptions.Parse(redis));
                silo.Services.AddSingleton<IAccountStore>(store);
                silo.Services.AddSingleton(payload);
            })
            .Build();
        await host.StartAsync();
        var factory = host.Services.GetRequiredService<IGrainFactory>();
        var stock = await Contest([.. Enumerable.Range(0, Grains).Select(IWritingGrain (i) => factory.GetGrain<IStockGrain>($"S{i}"))]);
        var grouped = await Contest([.. Enumerable.Range(0, Grains).Select(IWritingGrain (i) => factory.GetGrain<IGroupedGrain>($"G{i}"))]);
        await host.StopAsync();
        return (stock, grouped);
    }

    private static async Task<double> Contest(IWritingGrain[] grains)
    {
        await Write(grains, Events / 2);
        return await Floor.CpuMeter.Of(Events, () => Write(grains, Events));
    }

    private static Task Write(IWritingGrain[] grains, int events) => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(worker => Task.Run(async () =>
    {
        for (var i = worker; i < events; i += AtOnce)
            await grains[i % grains.Length].Write();
    })));
}
