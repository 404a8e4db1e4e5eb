using FraudGrains.Accounts;
using FraudGrains.Catalog;
using FraudGrains.Decisions;
using FraudGrains.Grains;
using FraudGrains.Grains.Accounts;
using FraudGrains.Grains.Audit;
using FraudGrains.Grains.Catalog;
using FraudGrains.Grains.Courier;
using FraudGrains.Grains.Decisions;
using FraudGrains.Grains.Labels;
using FraudGrains.Grains.Scoring;
using FraudGrains.Tests.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace FraudGrains.Cluster.Tests.Engine;

/// <summary>An in-process cluster with the real grains over a store and a broker in memory. Two clusters over one store are two activations of every account.</summary>
internal sealed class EngineCluster : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private EngineCluster(InProcessTestCluster cluster) => _cluster = cluster;

    public required FaultyStore Store { get; init; }

    public required FaultyPublisher Publisher { get; init; }

    public required Rejects Rejects { get; init; }

    public FaultyCalls Calls { get; private init; } = new();

    public required MemoryModels Models { get; init; }

    public required MemoryTally Tally { get; init; }

    /// <summary>Starts a cluster; with <paramref name="durable"/> over the store and broker of an earlier one, as after a crash.</summary>
    /// <param name="durable">The cluster whose store and broker live on.</param>
    /// <param name="silos">Silos to start.</param>
    /// <param name="byDesks">Whether calls between accounts go by the desks of silos.</param>
    /// <param name="desks">The clock, when it is to hold what desks wait; else a decision waits for payee and model until a call hangs.</param>
    /// <param name="settings">Configuration, for example rules.</param>
    public static async Task<EngineCluster> Start(
        EngineCluster? durable = null, short silos = 1, bool byDesks = false, HeldPatience? desks = null, params (string Key, string Value)[] settings)
    {
        var store = durable?.Store ?? new FaultyStore();
        var publisher = durable?.Publisher ?? new FaultyPublisher();
        var rejects = durable?.Rejects ?? new Rejects();
        var models = durable?.Models ?? new MemoryModels();
        var tally = durable?.Tally ?? new MemoryTally();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build();
        var builder = new InProcessTestClusterBuilder(silos);
        var calls = new FaultyCalls();
        builder.ConfigureSilo((_, silo) =>
        {
            if (byDesks)
                silo.Services.AddSingleton<IAccountHomes, HomesBySpelling>();
            silo.Services.AddSingleton<TimeProvider>(desks ?? new HeldPatience(calls.Hung, AccountGrain.PayeePatience, Adjudicator.ModelPatience));
        });
        builder.ConfigureSilo((_, silo) => silo.AddIncomingGrainCallFilter(calls).Services
            .AddSingleton<IAccountStore>(store)
            .AddSingleton<IDecisionPublisher>(publisher)
            .AddSingleton<IRejectedTransactions>(rejects)
            .AddSingleton<IAuditStore>(new NoAudit(publisher))
            .AddSingleton(_ => new ModelInForce(TinyModel.Make()))
            .AddSingleton<IModelStore>(models)
            .AddSingleton<ILabelTally>(tally)
            .AddModelCatalog()
            .AddOptions<ScoringOptions>().Services
            .AddAccountEngine(configuration));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new EngineCluster(cluster) { Store = store, Publisher = publisher, Rejects = rejects, Models = models, Tally = tally, Calls = calls };
    }

    public IModelCatalogGrain Catalog => _cluster.Client.GetGrain<IModelCatalogGrain>(0);

    public IReplayGrain Replays => _cluster.Client.GetGrain<IReplayGrain>(0);

    /// <summary>The desks of its silos.</summary>
    public IReadOnlyList<IAccountDeskGrain> Desks => [.. _cluster.Silos.Select(s => _cluster.Client.GetGrain<IAccountDeskGrain>(s.SiloAddress.ToParsableString()))];

    /// <summary>One more silo joins.</summary>
    public Task Join() => _cluster.StartAdditionalSiloAsync();

    public IAccountGrain Account(string id) => _cluster.Client.GetGrain<IAccountGrain>(id);

    /// <summary>Delivers to the payer until it succeeds, as the stream does.</summary>
    public async Task DeliverUntilDone(params TransactionRecord[] records)
    {
        while (true)
        {
            try
            {
                await Account(records[0].Transaction.Payer.Value).Deliver(records);
                return;
            }
            catch (AccountUnavailableException)
            {
                await Task.Yield();
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        Calls.Hang.TrySetResult();
        return _cluster.DisposeAsync();
    }
}
