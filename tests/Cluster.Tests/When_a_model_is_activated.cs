using System.Text;
using FraudGrains.Catalog;
using FraudGrains.Cluster.Tests.Engine;
using FraudGrains.Grains.Features;
using FraudGrains.Grains.Scoring;
using FraudGrains.Grains.Scoring.Forest;
using FraudGrains.Tests.Shared;
using FraudGrains.Wire;

namespace FraudGrains.Cluster.Tests;

public sealed class When_a_model_is_activated
{
    private static readonly string Mild = TinyModel.Text(-4, 0.5), Strict = TinyModel.Text(-1, 2);

    [Fact]
    public async Task Under_load_every_decision_is_one_models_and_says_whose()
    {
        await using var cluster = await EngineCluster.Start(silos: 2);
        var (mild, strict) = (await Add(cluster, Mild), await Add(cluster, Strict));
        using var stop = new CancellationTokenSource();
        var clients = Enumerable.Range(0, 6).Select(c => AskOn(cluster, c, stop.Token)).ToList();

        for (var i = 0; i < 6; i++)
        {
            Assert.Null((await cluster.Catalog.Activate(i % 2 == 0 ? mild : strict)).Refusal);
            // So that every choice decides something, however slow the machine.
            await cluster.Account("X").Decide(Records.Transaction($"x{i}", payer: "X", second: i));
        }

        await stop.CancelAsync();
        await Task.WhenAll(clients);

        var models = new[] { Model(Mild), Model(Strict), TinyModel.Make() }.ToDictionary(m => m.Manifest.Version);
        Assert.All(cluster.Publisher.Published, published =>
        {
            var (receipt, _) = ReceiptJson.Read(Encoding.UTF8.GetBytes(published));
            Assert.Equal(models[receipt.Decision.ModelVersion].Probability(receipt.Features), receipt.Decision.Score);
        });
        Assert.True(cluster.Publisher.Published.Select(p => DecisionJson.Read(Encoding.UTF8.GetBytes(p)).ModelVersion).Distinct().Count() >= 2);
    }

    [Fact]
    public async Task Whatever_is_asked_afterwards_is_decided_by_it_on_every_silo()
    {
        await using var cluster = await EngineCluster.Start(silos: 2);
        var version = await Add(cluster, Strict);
        await cluster.Account("A").Decide(Records.Transaction("before"));

        await cluster.Catalog.Activate(version);

        // Twenty accounts live on both silos.
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => cluster.Account($"P{i}").Decide(Records.Transaction($"t{i}", payer: $"P{i}"))));
        Assert.All(answers, a => Assert.Equal(version, a.Decision!.ModelVersion));
        Assert.Equal([version, version], (await cluster.ModelsOfAll()).Silos.Select(s => s.Version));
    }

    [Fact]
    public async Task A_silo_that_joins_later_and_a_cluster_that_starts_again_decide_by_it()
    {
        await using var cluster = await EngineCluster.Start();
        var version = await Add(cluster, Strict);
        await cluster.Catalog.Activate(version);

        await cluster.Join();

        Assert.Equal([version, version], (await cluster.ModelsOfAll()).Silos.Select(s => s.Version));
        await cluster.DisposeAsync();
        await using var again = await EngineCluster.Start(durable: cluster);
        Assert.Equal(version, (await again.Account("A").Decide(Records.Transaction("t1"))).Decision!.ModelVersion);
        Assert.Equal("tiny", (await again.Catalog.GetModels()).Previous);
    }

    [Fact]
    public async Task Rolling_back_is_activating_the_one_before()
    {
        await using var cluster = await EngineCluster.Start();
        await cluster.Catalog.Activate(await Add(cluster, Mild));
        var strict = await Add(cluster, Strict);
        await cluster.Catalog.Activate(strict);

        await cluster.Catalog.Activate((await cluster.Catalog.GetModels()).Previous!);

        var models = await cluster.Catalog.GetModels();
        Assert.Equal((Model(Mild).Manifest.Version, strict), (models.InForce, models.Previous));
        Assert.Equal(models.InForce, (await cluster.Account("A").Decide(Records.Transaction("t1"))).Decision!.ModelVersion);
    }

    [Fact]
    public async Task One_that_nobody_brought_is_refused_and_nothing_changes()
    {
        await using var cluster = await EngineCluster.Start();

        var answer = await cluster.Catalog.Activate("0123456789ab");

        Assert.Equal(RefusalKind.UnknownModel, answer.Refusal!.Kind);
        Assert.Equal("tiny", (await cluster.Catalog.GetModels()).InForce);
    }

    [Fact]
    public async Task And_then_lost_from_the_store_the_silo_decides_with_its_own_and_says_so()
    {
        await using var cluster = await EngineCluster.Start();
        var version = await Add(cluster, Strict);
        await cluster.Catalog.Activate(version);
        await cluster.DisposeAsync();
        await cluster.Models.Remove(version, CancellationToken.None);

        await using var again = await EngineCluster.Start(durable: cluster);

        Assert.Equal("tiny", (await again.Account("A").Decide(Records.Transaction("t1"))).Decision!.ModelVersion);
        Assert.Contains(version, Assert.Single((await again.ModelsOfAll()).Silos).Problem, StringComparison.Ordinal);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task And_the_store_loses_the_choice_the_silos_write_it_again(bool wasTheFirst)
    {
        await using var cluster = await EngineCluster.Start(silos: 2);
        var (mild, strict) = (await Add(cluster, Mild), await Add(cluster, Strict));
        if (!wasTheFirst)
            await cluster.Catalog.Activate(mild);
        var before = await cluster.Models.ReadChoice(FeatureSchema.Version, CancellationToken.None);
        await cluster.Catalog.Activate(strict);

        cluster.Models.GoBackTo(before);
        await UntilInForce(cluster, strict);

        Assert.Equal([strict, strict], (await cluster.ModelsOfAll()).Silos.Select(s => s.Version));
        Assert.Equal(strict, (await cluster.Account("A").Decide(Records.Transaction("t1"))).Decision!.ModelVersion);
    }

    [Fact]
    public async Task A_challenger_scores_beside_it_and_decides_nothing()
    {
        await using var cluster = await EngineCluster.Start();
        var version = await Add(cluster, Strict);
        Assert.Null((await cluster.Catalog.Shadow(version)).Refusal);

        var small = await cluster.Account("A").Decide(Records.Transaction("t1"));
        var large = await cluster.Account("A").Decide(Records.Transaction("t2", amount: 60_000, second: 1));

        Assert.Equal(["tiny", "tiny"], [small.Decision!.ModelVersion, large.Decision!.ModelVersion]);
        var shadow = await Until(cluster, s => s.Compared == 2);
        var other = Model(Strict);
        var differences = new[] { small, large }.Select(a => Math.Abs(a.Decision!.Score - other.Probability(Row(a.Decision.TransactionId, cluster))));
        Assert.Equal(differences.Average(), shadow.MeanAbsoluteDifference!.Value, 1e-12);

        // The strict one would have sent the large payment to a human at 0.5 just as the other; the small one neither.
        Assert.Equal(0, shadow.OutcomesDiffer);
        Assert.Null((await cluster.Catalog.Shadow(null)).Refusal);
        Assert.Null((await cluster.Catalog.GetModels()).Shadow);
    }

    [Fact]
    public async Task Its_reasons_are_told_from_the_line_that_the_house_draws()
    {
        await using var cluster = await EngineCluster.Start(settings: [("Decisions:ReviewAtScore", "0.8")]);
        var answer = await cluster.Catalog.Add(new ModelUpload { Text = Strict, ReviewAtScore = 0.95, BlockAtScore = 0.99, Source = "test" });
        await cluster.Catalog.Activate(answer.Model!.Version);

        var large = await cluster.Account("A").Decide(Records.Transaction("t1", amount: 60_000));
        var small = await cluster.Account("A").Decide(Records.Transaction("t2", second: 1));

        var reason = Assert.Single(large.Decision!.Reasons);
        Assert.Equal(("amount", "amount is 60000.00"), (reason.Code, reason.Text));
        Assert.InRange(reason.Contribution, 2.9, 3.1);
        Assert.Empty(small.Decision!.Reasons);
    }

    [Fact]
    public async Task A_decision_is_computed_again_by_the_model_that_made_it()
    {
        await using var cluster = await EngineCluster.Start();
        var strict = await Add(cluster, Strict);
        await cluster.Account("A").Decide(Records.Transaction("t1", amount: 60_000));
        await cluster.Catalog.Activate(strict);
        await cluster.Account("A").Decide(Records.Transaction("t2", amount: 60_000, second: 1));

        foreach (var published in cluster.Publisher.Published)
            Assert.Equal(published, Encoding.UTF8.GetString((await cluster.Replays.Replay(Encoding.UTF8.GetBytes(published))).Receipt!));
    }

    [Fact]
    public async Task A_decision_made_without_the_payee_is_computed_again_as_one()
    {
        await using var cluster = await EngineCluster.Start();
        cluster.Store.BeforeLoad = account => account == "B" ? throw new TimeoutException("injected") : Task.CompletedTask;
        await cluster.Account("A").Decide(Records.Transaction("t1"));

        var published = cluster.Publisher.Published[^1];

        Assert.Contains("stale-state", published, StringComparison.Ordinal);
        Assert.Equal(published, Encoding.UTF8.GetString((await cluster.Replays.Replay(Encoding.UTF8.GetBytes(published))).Receipt!));
    }

    [Fact]
    public async Task A_decision_of_a_model_no_longer_kept_cannot_be_computed_again()
    {
        await using var cluster = await EngineCluster.Start();
        var strict = await Add(cluster, Strict);
        await cluster.Catalog.Activate(strict);
        await cluster.Account("A").Decide(Records.Transaction("t1"));
        await cluster.Catalog.Activate("tiny");
        await cluster.DisposeAsync();
        await cluster.Models.Remove(strict, CancellationToken.None);

        await using var again = await EngineCluster.Start(durable: cluster);
        var answer = await again.Replays.Replay(Encoding.UTF8.GetBytes(Assert.Single(again.Publisher.Published)));

        Assert.Null(answer.Receipt);
        Assert.Contains(strict, answer.Missing, StringComparison.Ordinal);
    }

    private static async Task<string> Add(EngineCluster cluster, string text)
    {
        var answer = await cluster.Catalog.Add(new ModelUpload { Text = text, ReviewAtScore = 0.5, BlockAtScore = 0.99, Source = "test" });
        Assert.Null(answer.Refusal);
        return answer.Model!.Version;
    }

    private static ScoringModel Model(string text)
    {
        var parsed = ModelText.Parse(text);
        return new(parsed, new()
        {
            Version = parsed.Version,
            FeatureSchemaVersion = FeatureSchema.Version,
            FeatureNames = [.. FeatureSchema.Names],
            ReviewAtScore = 0.5,
            BlockAtScore = 0.99,
        });
    }

    private static double[] Row(string transaction, EngineCluster cluster) =>
        ReceiptJson.Read(Encoding.UTF8.GetBytes(cluster.Publisher.ByTransaction[transaction].First())).Receipt.Features;

    private static async Task AskOn(EngineCluster cluster, int client, CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
            await cluster.Account($"C{client}").Decide(Records.Transaction($"t{client}-{i}", payer: $"C{client}", payee: $"B{i % 3}", amount: i % 2 == 0 ? 10 : 60_000, second: i), CancellationToken.None);
    }

    private static async Task UntilInForce(EngineCluster cluster, string version)
    {
        for (var until = Environment.TickCount64 + 30_000; (await cluster.Catalog.GetModels()).InForce != version; await Task.Delay(20))
            Assert.True(Environment.TickCount64 < until, $"Not within 30 s: {version} in force");
    }

    private static async Task<ShadowFigures> Until(EngineCluster cluster, Func<ShadowFigures, bool> condition)
    {
        while (true)
        {
            if ((await cluster.Catalog.GetModels()).Shadow is { } shadow && condition(shadow))
                return shadow;
            await Task.Delay(20);
        }
    }
}
