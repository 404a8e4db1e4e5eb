using System.Text.Json;
using FraudGrains.Grains.Features;
using FraudGrains.Silo.Tests.Support;

namespace FraudGrains.Silo.Tests.Host;

public sealed class The_drift_of_the_shipped_model
{
    [Fact]
    public async Task Is_told_of_every_feature_while_the_silo_runs_by_the_api_and_by_meters()
    {
        using var data = new TestDirectory();
        await using var silo = SiloProcess.Launch(data.Path, "--Demo:Rate=500");
        await silo.UntilReady();

        // Nothing is said below a thousand rows, and rows are counted beside the path of decisions.
        await silo.UntilStats(s => s.Long("processed") >= 2_000);
        var drift = (await silo.UntilJson("/api/v1/models", models => Rows(models) >= 1_000)).GetProperty("drift");

        Assert.InRange(drift.Long("rows"), 1_000, long.MaxValue);
        Assert.InRange(drift.GetProperty("alertRate").GetDouble(), 0, 1);
        Assert.InRange(drift.GetProperty("scorePsi").GetDouble(), 0, double.MaxValue);
        var features = drift.GetProperty("features").EnumerateArray().ToDictionary(f => f.GetProperty("name").GetString()!, f => f.GetProperty("psi"));
        Assert.Equal(FeatureSchema.Names.Order(), features.Keys.Order());
        Assert.All(features.Values, psi => Assert.Equal(JsonValueKind.Number, psi.ValueKind));
        var meters = await silo.UntilText("/metrics", text => Wanted().All(meter => text.Contains(meter, StringComparison.Ordinal)));
        Assert.All(Wanted(), meter => Assert.Contains(meter, meters, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Wanted() => FeatureSchema.Names.Select(name => $"""feature="{name}",""").Append("fraudgrains_model_alert_rate{");

    private static long Rows(JsonElement models) => models.GetProperty("drift") is { ValueKind: JsonValueKind.Object } drift ? drift.Long("rows") : 0;
}
