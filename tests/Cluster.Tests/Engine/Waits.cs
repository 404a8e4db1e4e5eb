using FraudGrains.Catalog;
using FraudGrains.Decisions;

namespace FraudGrains.Cluster.Tests.Engine;

/// <summary>Waits for what the engine gives only so much time, and a busy machine more.</summary>
internal static class Waits
{
    /// <summary>
    /// Asks until a decision is made in full, and until nothing of it is owed: whoever has half a second to answer afterwards is not called for the first
    /// time. Scoring is awake in the payer's silo then.
    /// </summary>
    public static async Task Warm(this EngineCluster cluster, string payer = "Warm")
    {
        var mode = DecisionMode.Unavailable;
        for (var i = 0; mode != DecisionMode.Full; i++)
            mode = (await cluster.Account(payer).Decide(Records.Transaction($"warm-{i}", payer, "Warmed"))).Decision!.Mode;
        while ((await cluster.Store.FindOutboxes(default, 1, default)).Count > 0)
            await Task.Yield();
    }

    /// <summary>Its models, once every silo has answered about them.</summary>
    public static async Task<ModelList> ModelsOfAll(this EngineCluster cluster)
    {
        for (var until = Environment.TickCount64 + 60_000; ; await Task.Delay(20))
        {
            var models = await cluster.Catalog.GetModels();
            if (!models.Silos.Any(s => s.Problem is { } problem && problem.Contains("did not answer", StringComparison.Ordinal)))
                return models;
            Assert.True(Environment.TickCount64 < until, $"Not answered within 60 s: {string.Join(", ", models.Silos)}");
        }
    }
}
