using FraudGrains.Accounts;
using FraudGrains.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FraudGrains.Benchmarks.Pipeline.Floor;

/// <summary>A warm call to a grain that does nothing, 128 under way at once.</summary>
internal static class GrainCallFloor
{
    private const int Grains = 1_000;
    private const int AtOnce = 128;
    private const int Calls = 200_000;

    public static async Task<double> Measure()
    {
        using var host = Host.CreateDefaultBuilder()
            .ConfigureLogging(logging => logging.ClearProviders())
            .UseOrleans(silo => silo.UseLocalhostClustering(Ports.Free(), Ports.Free(), serviceId: "floor", clusterId: "floor"))
            .Build();
        await host.StartAsync();
        var factory = host.Services.GetRequiredService<IGrainFactory>();
        var grains = Enumerable.Range(0, Grains).Select(i => factory.GetGrain<INothingGrain>($"C{i}")).ToArray();
        var leg = new CreditLeg("t", new AccountId("C1"), DateTimeOffset.UnixEpoch, 100, null);
        await Call(grains, leg, Calls / 2);
        var us = await CpuMeter.Of(Calls, () => Call(grains, leg, Calls));
        await host.StopAsync();
        return us;
    }

    private static Task Call(INothingGrain[] grains, CreditLeg leg, int calls) => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(worker => Task.Run(async () =>
    {
        for (var i = worker; i < calls; i += AtOnce)
            await grains[i % grains.Length].Take(leg);
    })));
}

/// <summary>Takes a leg and forgets it.</summary>
[Alias("fg.bench.INothingGrain")]
public interface INothingGrain : IGrainWithStringKey
{
    /// <summary>Returns at once.</summary>
    Task Take(CreditLeg leg);
}

internal sealed class NothingGrain : Grain, INothingGrain
{
    public Task Take(CreditLeg leg) => Task.CompletedTask;
}
