using System.Text;
using System.Text.Json;
using FraudGrains.Training.Tests.TrainingSet;

namespace FraudGrains.Training.Tests.Commands;

/// <summary>A bank's own export: other column names, other words, a constant where a column is missing.</summary>
public sealed class Any_labelled_csv : IDisposable
{
    private const string Mapping = """
        {
          "name": "cards", "time": "booked", "timeFormat": "dd/MM/yyyy HH:mm:ss",
          "payer": { "column": "card", "prefix": "K" }, "payee": { "column": "shop", "prefix": "S" },
          "amount": "value", "type": { "column": "kind", "values": { "pos": "PAYMENT", "wire": "TRANSFER" } },
          "currency": { "constant": "EUR" }, "label": "fraud", "scenario": "why"
        }
        """;

    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Goes_through_training_and_judging_by_a_mapping()
    {
        NativeLibrary.Require();
        string[] data = ["--data", _run.Write("cards.csv", Cards()), "--format", _run.Write("cards.json", Mapping), "--label-delay", "2d"];

        Assert.True(await _run.Run(["train", "--out", _run.At("model"), "--trees", "20", .. data]) == 0, _run.Error.ToString());
        Assert.True(await _run.Run(["evaluate", "--model", _run.At("model"), "--out", _run.At("report"), .. data]) == 0, _run.Error.ToString());

        var report = JsonDocument.Parse(await File.ReadAllTextAsync(_run.At("report/metrics.json"), TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal(("later-rows", "cards.json"), (report.GetProperty("protocol").GetString(), report.GetProperty("split").GetProperty("format").GetString()));
        Assert.True(report.GetProperty("models")[0].GetProperty("ap").GetDouble() > 0.9);
        Assert.Single(report.GetProperty("models")[0].GetProperty("recallByScenario").EnumerateObject());
    }

    [Fact]
    public async Task A_word_that_the_mapping_does_not_translate_is_named()
    {
        var text = Cards().Replace(";wire;", ";cheque;", StringComparison.Ordinal);

        Assert.Equal(1, await _run.Run("train", "--out", _run.At("model"), "--data", _run.Write("cards.csv", text), "--format", _run.Write("cards.json", Mapping)));
        Assert.Contains("'cheque'", _run.Error.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The made-up bank's weeks in the export's own words.</summary>
    private static string Cards()
    {
        var text = new StringBuilder("booked;card;shop;value;kind;fraud;why\n");
        foreach (var f in MadeUpHistory.Csv(6_000).Split('\n')[1..^1].Select(l => l.Split(',')))
        {
            var time = DateTimeOffset.Parse(f[1], System.Globalization.CultureInfo.InvariantCulture);
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{time:dd/MM/yyyy HH:mm:ss};{f[5]};{f[6]};{f[3]};{(f[2] == "TRANSFER" ? "wire" : "pos")};{f[8]};{(f[8] == "1" ? "new-payee" : "")}\n");
        }

        return text.ToString();
    }
}
