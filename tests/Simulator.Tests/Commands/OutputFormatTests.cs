using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FraudGrains.Simulator.Datasets;
using FraudGrains.Simulator.Publishing;
using FraudGrains.Simulator.Tests.Support;
using FraudGrains.Wire;

namespace FraudGrains.Simulator.Tests.Commands;

public sealed partial class OutputFormatTests
{
    [Fact]
    public async Task The_paysim_form_is_the_published_logs_to_the_character()
    {
        using var file = new TemporaryFile(".csv");
        await Write(file.Path, "--format", "paysim");

        Assert.Equal('\n', File.ReadAllText(file.Path)[^1]);
        var lines = File.ReadAllLines(file.Path);
        Assert.Equal(PaySimRows.Header, lines[0]);
        Assert.All(lines.Skip(1), line => Assert.Matches(PaySimRow(), line));
    }

    [Fact]
    public void The_published_logs_own_rows_have_that_form()
    {
        using var rows = new StreamReader(OpenPacked(SharedData.Path("paysim_rows.csv.gz")));

        Assert.Equal(PaySimCsvWriter.Header, rows.ReadLine());
        for (var row = rows.ReadLine(); row is not null; row = rows.ReadLine())
            Assert.Matches(PaySimRow(), row);
    }

    [Fact]
    public async Task What_is_written_in_paysims_form_is_read_back_as_what_it_was()
    {
        using TemporaryFile paysim = new(".csv"), canonical = new(".csv");
        await Write(paysim.Path, "--format", "paysim");
        await Write(canonical.Path);

        using DatasetFile read = DatasetFile.Open(paysim.Path, "paysim"), original = DatasetFile.Open(canonical.Path, "canonical");
        var pairs = read.Read(new(skip: false)).Zip(original.Read(new(skip: false))).ToList();

        Assert.Equal(2_000, pairs.Count);
        Assert.All(pairs, pair =>
        {
            var (mine, his) = (pair.First.Transaction, pair.Second.Transaction);
            Assert.Equal((his.Type, his.AmountMinorUnits, his.PayerBalanceBeforeMinorUnits ?? 0, pair.Second.IsFraud), (mine.Type, mine.AmountMinorUnits, mine.PayerBalanceBeforeMinorUnits, pair.First.IsFraud));
            Assert.Equal(his.OccurredAt.ToUnixTimeMilliseconds() / 3_600_000, mine.OccurredAt.ToUnixTimeMilliseconds() / 3_600_000);
            if (his.Payer.Value[0] == 'C')
                Assert.Equal(his.Payer, mine.Payer);
        });
    }

    [Fact]
    public async Task Json_lines_are_what_goes_on_the_topic_with_the_label_beside_it()
    {
        using TemporaryFile lines = new(".jsonl"), csv = new(".csv");
        await Write(lines.Path);
        await Write(csv.Path);

        using var original = DatasetFile.Open(csv.Path, "canonical");
        foreach (var (line, labelled) in File.ReadLines(lines.Path).Zip(original.Read(new(skip: false)), (line, labelled) => (line, labelled)))
        {
            Assert.True(TransactionJson.TryRead(Encoding.UTF8.GetBytes(line), null, out var transaction, out _));
            Assert.Equal(labelled.Transaction, transaction);
            var json = JsonDocument.Parse(line).RootElement;
            Assert.Equal(labelled.IsFraud, json.GetProperty("isFraud").GetBoolean());
            Assert.Equal(labelled.Scenario, json.TryGetProperty("scenario", out var scenario) ? scenario.GetString() : "");
        }

        Assert.Equal(2_000, File.ReadLines(lines.Path).Count());
    }

    [Theory]
    [InlineData(".csv", "handbook")]
    [InlineData(".jsonl", "paysim")]
    public async Task A_form_that_cannot_be_written_is_a_usage_error(string ending, string format)
    {
        using var shell = new Shell(new FakeSilo());

        Assert.Equal(2, await shell.Run("run", "--transactions", "5", "--out", $"absent{ending}", "--format", format));
    }

    private static async Task Write(string path, params string[] more)
    {
        using var shell = new Shell(new FakeSilo());
        Assert.Equal(0, await shell.Run(["run", "--transactions", "2000", "--accounts", "300", "--fraud-rate", "0.02", "--out", path, .. more]));
    }

    private static System.IO.Compression.GZipStream OpenPacked(string path) => new(File.OpenRead(path), System.IO.Compression.CompressionMode.Decompress);

    [GeneratedRegex(@"^[1-9]\d*,(PAYMENT|TRANSFER|CASH_OUT|CASH_IN|DEBIT),(0|[1-9]\d*)\.(\d|\d[1-9]),C\d+,(0|[1-9]\d*)\.(\d|\d[1-9]),(0|[1-9]\d*)\.(\d|\d[1-9]),((?<=^\d+,PAYMENT,.*)M|(?<!^\d+,PAYMENT,.*)C)\d+,(0|[1-9]\d*)\.(\d|\d[1-9]),(0|[1-9]\d*)\.(\d|\d[1-9]),[01],[01]$")]
    private static partial Regex PaySimRow();
}
