using FraudGrains.Training.Tests.TrainingSet;

namespace FraudGrains.Training.Tests.Commands;

public sealed class When_the_input_is_bad : IDisposable
{
    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("train")]
    [InlineData("train", "--data", "nowhere.csv", "--format", "paysim", "--out", "x")]
    [InlineData("train", "--no-such-option")]
    [InlineData("dance")]
    public async Task A_command_line_that_is_not_understood_answers_2(params string[] args)
    {
        Assert.Equal(2, await _run.Run(args));
        Assert.NotEmpty(_run.Error.ToString());
    }

    [Theory]
    [InlineData("--trees", "0")]
    [InlineData("--leaves", "1")]
    [InlineData("--split-at", "soon")]
    [InlineData("--label-delay", "a week")]
    [InlineData("--format", "nowhere.json")]
    public async Task An_option_out_of_range_answers_2_and_is_named(string option, string value)
    {
        var data = _run.Write("data.csv", MadeUpHistory.Csv(10));
        string[] format = option == "--format" ? [] : ["--format", "canonical"];

        Assert.Equal(2, await _run.Run(["train", "--data", data, .. format, "--out", _run.At("x"), option, value]));
        Assert.Contains(value, _run.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_column_is_named()
    {
        Assert.Equal(1, await Train(MadeUpHistory.Csv(10).Replace("amount", "sum", StringComparison.Ordinal)));
        Assert.Contains("no column 'amount'", _run.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_labels_is_refused()
    {
        Assert.Equal(1, await Train(MadeUpHistory.Csv(10).Replace("isFraud", "verdict", StringComparison.Ordinal)));
        Assert.Contains("no column 'isFraud'", _run.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_value_is_named_by_line_and_column()
    {
        var lines = MadeUpHistory.Csv(10).Split('\n');
        lines[4] = lines[4].Replace("USD", "USD,surplus", StringComparison.Ordinal);
        Assert.Equal(1, await Train(string.Join('\n', lines)));
        Assert.Contains("line 5: has 10 fields; the header has 9", _run.Error.ToString(), StringComparison.Ordinal);

        lines[4] = "t3,2026-01-01T00:15:00Z,PAYMENT,many,USD,c1,shop1,10.00,0";
        Assert.Equal(1, await Train(string.Join('\n', lines)));
        Assert.Contains("line 5: column 'amount' holds 'many'", _run.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_json_line_is_named()
    {
        var data = _run.Write("data.jsonl", "{\"transactionId\":\"t\",\"amount\":-1}\n");

        Assert.Equal(1, await _run.Run("train", "--data", data, "--format", "canonical", "--out", _run.At("x")));
        Assert.Contains("data.jsonl, line 1: amount", _run.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"payerBalanceBefore\":\"newbalanceOrig\",\"label\":\"isFraud\"", "written after the fact")]
    [InlineData("\"payerBalanceBefore\":\"oldbalanceOrg\"", "'label'")]
    public async Task A_mapping_that_would_spoil_the_lesson_is_refused(string fields, string reason)
    {
        var data = _run.Write("data.csv", "when,type,amount,nameOrig,oldbalanceOrg,newbalanceOrig,nameDest,isFraud\n2026-01-01T00:00:00Z,TRANSFER,1.00,a,1.00,0.00,b,1\n");
        var mapping = _run.Write("mapping.json", $"{{\"time\":\"when\",\"type\":\"type\",\"amount\":\"amount\",\"payer\":\"nameOrig\",\"payee\":\"nameDest\",{fields}}}");

        Assert.Equal(1, await _run.Run("train", "--data", data, "--format", mapping, "--out", _run.At("x")));
        Assert.Contains(reason, _run.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_with_too_little_to_learn_from_is_refused_and_nothing_is_written()
    {
        Assert.Equal(1, await Train(MadeUpHistory.Csv(10)));
        Assert.Contains("nothing to", _run.Error.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_run.At("x")));
    }

    [Fact]
    public async Task A_run_that_is_interrupted_answers_130_and_writes_nothing()
    {
        using var interrupted = new CancellationTokenSource();
        await interrupted.CancelAsync();
        var data = _run.Write("data.csv", MadeUpHistory.Csv(1_000));

        Assert.Equal(130, await _run.Run(interrupted.Token, "train", "--data", data, "--format", "canonical", "--out", _run.At("x")));
        Assert.False(Directory.Exists(_run.At("x")));
    }

    private Task<int> Train(string text) => _run.Run("train", "--data", _run.Write("data.csv", text), "--format", "canonical", "--out", _run.At("x"));
}
