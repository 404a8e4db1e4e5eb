using FraudGrains.Simulator.Tests.Support;

namespace FraudGrains.Simulator.Tests.Commands;

public sealed class UsageTests
{
    [Theory]
    [InlineData("")]
    [InlineData("reply")]
    [InlineData("replay")]
    [InlineData("replay --file README.none --format paysim")]
    [InlineData("replay --file {file} --format paysymm")]
    [InlineData("replay --file {file} --format paysim --rate fast")]
    [InlineData("replay --file {file} --format paysim --rate 0")]
    [InlineData("replay --file {file} --format paysim --silo localhost")]
    [InlineData("replay --file {file} --format paysim --bootstrap localhost")]
    [InlineData("replay --file {file} --format paysim --silo http://h --bootstrap h:1")]
    [InlineData("replay --file {file} --format paysim --surprise")]
    [InlineData("broker --partitions 0")]
    [InlineData("run --out x.csv")]
    [InlineData("run --accounts 3")]
    [InlineData("run --fraud-rate 0.5")]
    [InlineData("run --duration 60")]
    [InlineData("run --duration 0s")]
    [InlineData("run --start yesterday")]
    [InlineData("run --speed 0")]
    [InlineData("run --transactions 0")]
    [InlineData("run --accounts many")]
    [InlineData("run --out x.csv --duration 60")]
    [InlineData("broker --partitions many")]
    [InlineData("load")]
    [InlineData("load --url localhost:8080 --rate 10 --duration 1s")]
    [InlineData("load --url http://h --rate 0 --duration 1s")]
    [InlineData("load --url http://h --rate max --duration 1s")]
    public async Task A_command_line_that_is_not_understood_answers_2_and_says_why(string line)
    {
        using var file = new TemporaryFile(".csv", PaySimRows.Csv(1));
        var silo = new FakeSilo();
        var shell = new Shell(silo);

        Assert.Equal(2, await shell.Run(line.Replace("{file}", file.Path, StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)));

        Assert.NotEmpty(shell.Error);
        Assert.Empty(silo.All);
    }

    [Fact]
    public async Task Help_is_no_error()
    {
        var shell = new Shell(new FakeSilo());

        Assert.Equal(0, await shell.Run("replay", "--help"));

        Assert.Contains("--format", shell.Output, StringComparison.Ordinal);
    }
}
