using System.IO.Compression;
using System.Text.Json;
using FraudGrains.Grains.Features;
using FraudGrains.Grains.Scoring;
using FraudGrains.Simulator.Population;
using FraudGrains.Simulator.Publishing;
using Microsoft.Extensions.Options;

namespace FraudGrains.Training.Tests.Commands;

public sealed class From_the_simulator_to_a_model_in_force : IDisposable
{
    private const int Accounts = 1_000, PerDay = 2, Days = 24;

    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task A_small_model_is_trained_judged_scenario_by_scenario_and_loaded_where_it_serves()
    {
        NativeLibrary.Require();
        string[] data = ["--data", Generate("history.csv.gz"), "--format", "canonical", "--label-delay", "3d", "--alert-budget", "0.02"];

        Assert.True(await _run.Run(["train", "--out", _run.At("model"), "--trees", "60", "--search", "2", .. data]) == 0, _run.Error.ToString());
        Assert.True(await _run.Run(["evaluate", "--protocol", "simulator", "--model", _run.At("model"), "--out", _run.At("report"), .. data]) == 0, _run.Error.ToString());

        var models = Metrics("report").GetProperty("models");
        Assert.Equal(Metrics("model").GetProperty("models").GetRawText(), models.GetRawText());
        Assert.Equal(["fraudgrains", "amount-only", "drain-rule"], models.EnumerateArray().Select(m => m.GetProperty("name").GetString()));
        Assert.All(models.EnumerateArray().Skip(1), floor => Assert.True(Figure(models[0], "ap") > Figure(floor, "ap")));
        Assert.All(models.EnumerateArray().Skip(1), floor => Assert.True(LogLoss(models[0]) < LogLoss(floor)));
        Assert.True(models[0].GetProperty("recallByScenario").EnumerateObject().Count() >= 4);
        Assert.Contains("<polyline", await File.ReadAllTextAsync(_run.At("model/pr-curve.svg"), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        var served = new ModelInForce(Options.Create(new ScoringOptions { ModelDirectory = _run.At("model") })).Current;
        var unknown = new double[FeatureSchema.Count];
        Array.Fill(unknown, double.NaN);
        Assert.InRange(served.Score([unknown], contributionsMax: 5).Probabilities[0], 0, 1);
        Assert.Equal(FeatureSchema.Names, served.Manifest.FeatureHistograms!.Select(h => h.Name));
        Assert.InRange(served.Manifest.AlertRate!.Value, 0.0001, 0.02);
    }

    private static double Figure(JsonElement model, string name) => model.GetProperty(name).GetDouble();

    private static double LogLoss(JsonElement model) => model.GetProperty("calibration").GetProperty("logLoss").GetDouble();

    private string Generate(string name)
    {
        var options = new GeneratorOptions { Accounts = Accounts, RatePerSecond = Accounts * PerDay / 86_400.0, FraudRate = 0.02, FollowsTheDay = true };
        using var csv = new LabelledCsvWriter(new GZipStream(File.Create(_run.At(name)), CompressionLevel.Fastest));
        foreach (var labelled in new TransactionGenerator(options).Generate().TakeWhile(t => t.Transaction.OccurredAt < options.Start.AddDays(Days)))
            csv.Write(labelled);
        return _run.At(name);
    }

    private JsonElement Metrics(string folder) => JsonDocument.Parse(File.ReadAllText(_run.At($"{folder}/metrics.json"))).RootElement;
}
