using FraudGrains.Grains;
using FraudGrains.Grains.Accounts;
using FraudGrains.Grains.Audit;
using FraudGrains.Grains.Decisions;
using FraudGrains.Grains.Scoring;
using FraudGrains.Simulation.Tests.Broker;
using FraudGrains.Tests.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FraudGrains.Simulation.Tests.Cluster;

/// <summary>The engine as a silo registers it, over the simulated store and broker.</summary>
internal static class SiloServices
{
    // A limit low enough that some transactions are blocked and some reviewed.
    private static readonly IConfiguration Settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Rules:DebitLimits:0:Code"] = "many",
        ["Rules:DebitLimits:0:Window"] = "5m",
        ["Rules:DebitLimits:0:CountMax"] = "6",
        ["Rules:DebitLimits:0:Action"] = "block",
    }).Build();

    private static readonly ModelInForce Model = new(TinyModel.Make());

    public static ServiceProvider Build(World world, SimulatedSilo silo)
    {
        var broker = new BrokerLink(world);
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(silo.Time)
            .AddSingleton<IGrainFactory>(silo.Grains)
            .AddSingleton<IGrainRuntime>(new ActivationRuntime(silo))
            .AddSingleton<IAccountStore>(silo.Store)
            .AddSingleton<IDecisionPublisher>(broker)
            .AddSingleton<IRejectedTransactions>(broker)
            .AddSingleton<IAuditStore>(new SimulatedAudit(world))
            .AddSingleton(Model)
            .AddOptions<ScoringOptions>().Services
            .AddAccountEngine(Settings)
            .BuildServiceProvider();
    }
}
