using FraudGrains.Grains.Features;
using FraudGrains.Grains.Scoring;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FraudGrains.Grains.Tests.Scoring;

public sealed class When_the_host_starts_with_scoring
{
    [Fact]
    public async Task The_shipped_model_is_in_force_and_the_grain_scores_with_it()
    {
        using var host = Host();
        await host.StartAsync(TestContext.Current.CancellationToken);
        var grain = ActivatorUtilities.CreateInstance<ScoringGrain>(host.Services);

        var scores = await grain.Score([new double[FeatureSchema.Count], new double[FeatureSchema.Count]]);

        Assert.Equal(2, scores.Probabilities.Length);
        Assert.All(scores.Probabilities, p => Assert.InRange(p, 0, 1));
        Assert.Equal(host.Services.GetRequiredService<ModelInForce>().Current.Manifest.Version, scores.ModelVersion);
    }

    [Fact]
    public async Task A_folder_without_a_model_stops_it()
    {
        using var host = Host(("Scoring:ModelDirectory", "no-such-folder"));

        var stopped = await Assert.ThrowsAsync<ModelFolderException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("no-such-folder", stopped.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Scoring:ContributionsMax", "0")]
    [InlineData("Scoring:ContributionsMax", "33")]
    [InlineData("Scoring:ModelDirectory", " ")]
    [InlineData("Scoring:CatalogDirectory", "no-such-folder")]
    public async Task An_option_out_of_range_stops_it_by_name(string key, string value)
    {
        using var host = Host((key, value));

        var stopped = await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains(key, Assert.IsType<OptionsValidationException>(stopped).Message, StringComparison.Ordinal);
    }

    private static IHost Host(params (string Key, string Value)[] settings)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value));
        builder.Services.AddScoring(builder.Configuration);
        return builder.Build();
    }
}
