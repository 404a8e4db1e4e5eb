using System.Text.Json;
using FraudGrains.Grains.Scoring;
using FraudGrains.Training.Tests.TrainingSet;

namespace FraudGrains.Training.Tests.Commands;

public sealed class When_a_model_is_trained : IDisposable
{
    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Its_folder_can_be_put_in_force_and_beats_the_floors()
    {
        await Train("model");

        var model = ModelFolder.Read(_run.At("model"));
        Assert.Contains(model.Manifest.Version, await File.ReadAllTextAsync(_run.At("model/model-card.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var scores = Metrics("model").GetProperty("models").EnumerateArray().ToDictionary(m => m.GetProperty("name").GetString()!, m => m.GetProperty("ap").GetDouble());
        Assert.True(scores["fraudgrains"] > 0.95, $"The fraud in this data can be learned, but AP is {scores["fraudgrains"]}.");
        Assert.True(scores["fraudgrains"] > scores["amount-only"]);
    }

    [Fact]
    public async Task The_same_data_and_seed_give_the_same_model_and_another_seed_another()
    {
        await Train("first");
        await Train("second");
        await Train("third", "--seed", "2");

        Assert.Equal(Told("first"), Told("second"));
        Assert.NotEqual(Told("first"), Told("third"));
    }

    [Fact]
    public async Task Judging_it_again_on_the_same_rows_gives_the_same_figures()
    {
        await Train("model");

        var code = await _run.Run(["evaluate", "--model", _run.At("model"), "--out", _run.At("again"), .. Data()]);

        Assert.Equal(0, code);
        Assert.Equal(Metrics("model").GetRawText(), Metrics("again").GetRawText());
    }

    [Fact]
    public async Task It_can_be_compared_with_another_on_the_same_rows()
    {
        await Train("small", "--leaves", "2");
        await Train("large");

        Assert.Equal(0, await _run.Run(["compare", "--model", _run.At("small"), "--model", _run.At("large"), "--out", _run.At("both"), .. Data()]));

        var judged = Metrics("both").GetProperty("models").EnumerateArray().ToList();
        Assert.Equal(["small", "large", "amount-only", "drain-rule"], judged.Select(m => m.GetProperty("name").GetString()!.Split(' ')[0]));
        Assert.Equal(Metrics("large").GetProperty("models")[0].GetProperty("ap").GetDouble(), judged[1].GetProperty("ap").GetDouble());
    }

    private async Task Train(string folder, params string[] more)
    {
        NativeLibrary.Require();
        var code = await _run.Run(["train", "--out", _run.At(folder), "--trees", "20", .. Data(), .. more]);
        Assert.True(code == 0, _run.Error.ToString());
    }

    private string[] Data() => ["--data", _run.Write("history.csv", MadeUpHistory.Csv(6_000)), "--format", "canonical", "--label-delay", "2d"];

    private string Told(string folder) => File.ReadAllText(_run.At($"{folder}/{ModelFolder.TextFile}")).Split("\nparameters:")[0];

    private JsonElement Metrics(string folder) => JsonDocument.Parse(File.ReadAllText(_run.At($"{folder}/metrics.json"))).RootElement;
}
