using FraudGrains.Grains.Courier;
using FraudGrains.Silo.Hosting;
using FraudGrains.Streaming.Kafka.Telemetry;
using Orleans.Runtime.Placement;

namespace FraudGrains.Silo.Placement;

/// <summary>Accounts live where their records are read; calls between them go together.</summary>
internal static class PlacementHosting
{
    public static void AddAccountPlacement(this ISiloBuilder silo)
    {
        silo.AddPlacementDirector<HomePlacement, HomePlacementDirector>();
        silo.Services.AddSingleton<IPlacementStrategyResolver, HomePlacementResolver>();
        silo.Services.AddSingleton(provider => new AccountHomes(provider.GetRequiredKeyedService<KafkaStreamStatus>(StreamHosting.ProviderName)));
        silo.Services.AddSingleton<IAccountHomes, ElsewhereHomes>();
        silo.Services.AddHostedService<AccountMover>();
    }
}
