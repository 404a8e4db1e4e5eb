using System.Text;
using System.Text.Json;
using FraudGrains.Simulator.Labels;
using FraudGrains.Simulator.Tests.Support;
using FraudGrains.Wire;

namespace FraudGrains.Simulator.Tests.Commands;

public sealed class LabelTests
{
    private static readonly string[] Month = ["run", "--duration", "30d", "--accounts", "300", "--fraud-rate", "0.01"];

    [Fact]
    public async Task A_file_of_labels_has_every_fraud_once_in_the_order_in_which_it_became_known()
    {
        using TemporaryFile labels = new(".jsonl"), rows = new(".csv");
        using var shell = new Shell(new FakeSilo());

        Assert.Equal(0, await shell.Run([.. Month, "--out", rows.Path, "--labels", labels.Path]));

        var frauds = File.ReadLines(rows.Path).Skip(1).Select(line => line.Split(',')).Where(fields => fields[11] == "1").ToDictionary(fields => fields[0]);
        var told = File.ReadLines(labels.Path).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(frauds.Keys.Order(), told.Select(label => label.GetProperty("transactionId").GetString()!).Order());
        Assert.All(told, label =>
        {
            var fraud = frauds[label.GetProperty("transactionId").GetString()!];
            Assert.Equal((fraud[5], fraud[6], true), (label.GetProperty("payer").GetString(), label.GetProperty("payee").GetString(), label.GetProperty("isFraud").GetBoolean()));
            Assert.True(At(label) > DateTimeOffset.Parse(fraud[1]));
        });
        Assert.Equal(told.Select(At).Order(), told.Select(At));
        Assert.All(File.ReadLines(labels.Path), line => Assert.True(LabelJson.TryRead(Encoding.UTF8.GetBytes(line), told.Max(At), out _, out var fault), $"{fault}"));
    }

    [Fact]
    public async Task Genuine_transactions_are_labelled_when_asked_for()
    {
        using var labels = new TemporaryFile(".jsonl.gz");
        using var shell = new Shell(new FakeSilo());

        Assert.Equal(0, await shell.Run("run", "--transactions", "500", "--accounts", "100", "--bootstrap", "fake:9092", "--labels", labels.Path, "--label-topic", "--label-genuine", "--label-delay", "1ms"));

        Assert.True(new FileInfo(labels.Path).Length > 1_000);
        Assert.InRange(shell.Labels.All.Count, 400, 500);
        Assert.Contains(shell.Labels.All, label => label.Value.Contains("\"isFraud\":false", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_label_goes_to_its_topic_when_event_time_has_come_to_it_and_not_before()
    {
        var (silo, labels) = (new FakeSilo(), new FakeSilo());
        using var shell = new Shell(silo) { Labels = labels };

        Assert.Equal(0, await shell.Run(["run", "--accounts", "300", "--fraud-rate", "0.01", "--rate", "100", "--speed", "43200", "--duration", "60s", "--silo", "http://silo", "--label-topic", "--json"]));

        var last = silo.All.Max(record => JsonDocument.Parse(record.Value).RootElement.GetProperty("occurredAt").GetDateTimeOffset());
        Assert.NotEmpty(labels.All);
        Assert.All(labels.All, label => Assert.True(At(JsonDocument.Parse(label.Value).RootElement) <= last));
        Assert.All(labels.All, label => Assert.Equal(label.Key, JsonDocument.Parse(label.Value).RootElement.GetProperty("payer").GetString()));
        Assert.Equal(labels.All.Count, shell.Summary.GetProperty("labelsSent").GetInt64());
        Assert.Equal(shell.Summary.GetProperty("labelledFraud").GetInt64(), labels.All.Count + shell.Summary.GetProperty("labelsToCome").GetInt64());
    }

    [Fact]
    public async Task A_replay_tells_its_labels_too_and_the_same_again()
    {
        using TemporaryFile file = new(".csv", PaySimRows.Csv(500)), first = new(".jsonl"), again = new(".jsonl");

        foreach (var labels in new[] { first, again })
        {
            using var shell = new Shell(new FakeSilo());
            Assert.Equal(0, await shell.Run("replay", "--file", file.Path, "--format", "paysim", "--labels", labels.Path));
        }

        Assert.Equal(10, File.ReadLines(first.Path).Count());
        Assert.Equal(File.ReadAllBytes(first.Path), File.ReadAllBytes(again.Path));
    }

    [Fact]
    public async Task A_label_that_is_not_acknowledged_fails_the_run()
    {
        using var shell = new Shell(new FakeSilo()) { Labels = new() { Loses = 2 } };

        Assert.Equal(1, await shell.Run("run", "--transactions", "500", "--accounts", "100", "--bootstrap", "fake:9092", "--label-topic", "mine", "--label-genuine", "--label-delay", "1ms"));

        Assert.Contains("1 of ", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_of_the_labels_have_come_by_the_median_and_nine_in_ten_by_three_times_that()
    {
        var delay = new LabelDelay(TimeSpan.FromDays(7));
        var days = Enumerable.Range(0, 20_000).Select(i => delay.Of($"sim-{i}").TotalDays).ToList();

        Assert.InRange(days.Count(d => d < 7) / 20_000.0, 0.48, 0.52);
        Assert.InRange(days.Count(d => d < 21) / 20_000.0, 0.9, 0.93);
        Assert.InRange(days.Count(d => d < 7 / 3.0) / 20_000.0, 0.07, 0.1);
    }

    [Theory]
    [InlineData("run", "--transactions", "5", "--out", "x.csv", "--label-topic")]
    [InlineData("run", "--transactions", "5", "--out", "x.csv", "--label-delay", "3d")]
    [InlineData("run", "--transactions", "5", "--out", "x.csv", "--label-genuine")]
    [InlineData("run", "--bootstrap", "h:1", "--label-topic", "--label-delay", "9000d")]
    public async Task Labels_that_go_nowhere_are_a_usage_error(params string[] args)
    {
        using var shell = new Shell(new FakeSilo());

        Assert.Equal(2, await shell.Run(args));

        Assert.False(File.Exists("x.csv"));
    }

    private static DateTimeOffset At(JsonElement label) => label.GetProperty("labelledAt").GetDateTimeOffset();
}
