using System.Text.Json;
using FraudGrains.Training.Protocols.PaySim;
using FraudGrains.Training.Tests.Commands;

namespace FraudGrains.Training.Tests.Protocols;

public sealed class When_a_paysim_file_is_judged : IDisposable
{
    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Balances_written_afterwards_move_only_the_set_that_shows_the_leak()
    {
        NativeLibrary.Require();

        var honest = await Judge("true", MadeUpPaySim.Csv());
        var other = await Judge("blank", MadeUpPaySim.Csv(payeeAfter: 77));

        Assert.Equal(honest["fraudgrains-strict"], other["fraudgrains-strict"]);
        Assert.Equal(honest["fraudgrains-payer-balance"], other["fraudgrains-payer-balance"]);
        Assert.True(honest["fraudgrains-after-the-fact"] > 0.99, "Here the payee's balance afterwards tells the answer.");
        Assert.InRange(honest["fraudgrains-strict"], 0.2, 0.8); // Honest look-alikes keep it from more.
    }

    [Fact]
    public async Task A_figure_too_good_to_be_true_fails_the_run_and_is_written_all_the_same()
    {
        NativeLibrary.Require();

        Assert.Equal(1, await Run("leak", MadeUpPaySim.Csv(isDrain: true)));

        Assert.Contains("Leak alarm", _run.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("fraudgrains-payer-balance", _run.Error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("fraudgrains-strict", _run.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Leak alarm", Metrics("leak").GetProperty("leakAlarm").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_goes_by_the_published_name_must_be_the_published_file()
    {
        var data = _run.Write(PublishedLog.FileName, MadeUpPaySim.Csv());

        Assert.Equal(1, await _run.Run("evaluate", "--protocol", "paysim", "--data", data, "--out", _run.At("x")));
        Assert.Contains(PublishedLog.Sha256, _run.Error.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_run.At("x")));
    }

    [Fact]
    public async Task A_file_that_ends_before_the_split_says_what_it_covers()
    {
        var lines = MadeUpPaySim.Csv().Split('\n');
        var data = _run.Write("short.csv", string.Join('\n', lines[..1_000]) + "\n");

        Assert.Equal(1, await _run.Run("evaluate", "--protocol", "paysim", "--data", data, "--out", _run.At("x")));
        Assert.Contains("nothing to validate on", _run.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("264/336")]
    [InlineData("336/264/408")]
    [InlineData("a/b/c")]
    public async Task Steps_that_do_not_rise_are_refused(string steps)
    {
        var data = _run.Write("short.csv", MadeUpPaySim.Csv());

        Assert.Equal(2, await _run.Run("evaluate", "--protocol", "paysim", "--data", data, "--out", _run.At("x"), "--steps", steps));
        Assert.Contains(steps, _run.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_predecessor_knows_nothing_when_it_has_to_decide()
    {
        NativeLibrary.Require();
        var data = _run.Write("data.csv", MadeUpPaySim.Csv());

        var code = await _run.Run("evaluate", "--protocol", "predecessor", "--data", data, "--out", _run.At("out"));

        Assert.True(code == 0, _run.Error.ToString());
        var ap = Aps("out");
        Assert.True(ap["predecessor-after-the-fact"] > 0.99);
        Assert.True(ap["predecessor-when-deciding"] < 0.5, $"It is {ap["predecessor-when-deciding"]}.");
        Assert.True(ap["fraudgrains-strict"] > ap["predecessor-when-deciding"]);
    }

    private async Task<Dictionary<string, double>> Judge(string folder, string text)
    {
        var code = await Run(folder, text);
        Assert.True(code == 0, _run.Error.ToString());
        Assert.Equal("paysim", Metrics(folder).GetProperty("protocol").GetString());
        return Aps(folder);
    }

    private Task<int> Run(string folder, string text) =>
        _run.Run("evaluate", "--protocol", "paysim", "--data", _run.Write("data.csv", text), "--out", _run.At(folder));

    private Dictionary<string, double> Aps(string folder) =>
        Metrics(folder).GetProperty("models").EnumerateArray().ToDictionary(m => m.GetProperty("name").GetString()!, m => m.GetProperty("ap").GetDouble());

    private JsonElement Metrics(string folder) => JsonDocument.Parse(File.ReadAllText(_run.At($"{folder}/metrics.json"))).RootElement;
}
