using FraudGrains.Simulator.Tests.Support;

namespace FraudGrains.Simulator.Tests.Checks;

public sealed class CheckTests
{
    private static readonly string Against = Path.GetDirectoryName(SharedData.PathIfThere("paysim_step_counts.csv")) ?? "";

    [Theory]
    [InlineData(7)]
    [InlineData(11)]
    [InlineData(2026)]
    public async Task A_generated_month_is_like_the_published_log_where_it_should_be_and_hides_its_frauds(int seed)
    {
        SharedData.Path("paysim_step_counts.csv");
        using var shell = new Shell(new FakeSilo());

        var code = await shell.Run("check", "--seed", $"{seed}", "--days", "12", "--against", Against);

        Assert.True(code == 0, shell.Output + shell.Error);
        Assert.DoesNotContain("FAILED", shell.Output, StringComparison.Ordinal);
        Assert.InRange(shell.Summary.GetProperty("transactions").GetInt64(), 460_000, 500_000);
    }

    [Fact]
    public async Task The_published_log_itself_is_caught_at_its_leak()
    {
        using var shell = new Shell(new FakeSilo());

        Assert.Equal(1, await shell.Run("check", "--file", SharedData.Path("paysim_rows.csv.gz"), "--format", "paysim", "--against", Against));

        var failed = shell.Summary.GetProperty("criteria").EnumerateArray().Where(c => !c.GetProperty("ok").GetBoolean()).Select(c => c.GetProperty("name").GetString());
        Assert.Contains("drain rule alone, recall", failed);
        Assert.Contains("drain rule alone, precision", failed);
        Assert.Contains("payments of more than there was", failed);
    }

    [Fact]
    public async Task A_written_file_measures_as_the_stream_does()
    {
        SharedData.Path("paysim_step_counts.csv");
        using var file = new TemporaryFile(".csv.gz");
        using Shell writer = new(new FakeSilo()), written = new(new FakeSilo()), generated = new(new FakeSilo());
        await writer.Run("run", "--out", file.Path, "--duration", "2d", "--accounts", "2000", "--seed", "5");

        await written.Run("check", "--file", file.Path, "--against", Against);
        await generated.Run("check", "--seed", "5", "--days", "2", "--accounts", "2000", "--against", Against);

        Assert.Equal(generated.Output, written.Output);
    }

    [Fact]
    public async Task A_folder_without_the_logs_hours_is_named()
    {
        using var shell = new Shell(new FakeSilo());

        Assert.Equal(1, await shell.Run("check", "--against", "/nowhere"));

        Assert.Contains("paysim_step_counts.csv", shell.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check", "--file", "absent.csv")]
    [InlineData("check", "--format", "paysim")]
    [InlineData("check", "--days", "0")]
    public async Task What_cannot_be_checked_is_a_usage_error(params string[] args)
    {
        using var shell = new Shell(new FakeSilo());

        Assert.Equal(2, await shell.Run(args));
    }
}
