using FraudGrains.Architecture.Tests.Model;

namespace FraudGrains.Architecture.Tests.Arrows;

/// <summary>A made-up tree with one wrong arrow at a time: each rule must say so.</summary>
public sealed class Wrong_arrows_between_projects
{
    [Theory]
    [InlineData("Grains.Interfaces", "Grains")]
    [InlineData("Grains", "Streaming.Kafka")]
    [InlineData("Grains", "Silo")]
    [InlineData("Api", "Grains")]
    [InlineData("Dashboard", "Api")]
    [InlineData("Training", "Silo")]
    [InlineData("Streaming.Kafka", "Grains.Interfaces")]
    [InlineData("Simulator", "Grains")]
    public void A_reference_against_the_design_is_named(string from, string to) =>
        Assert.Equal([$"{from} → {to}"], ProjectArrows.BetweenProjects([Made(from, [to], [])]));

    [Theory]
    [InlineData("Grains", "Confluent.Kafka")]
    [InlineData("Api", "StackExchange.Redis")]
    [InlineData("Streaming.Kafka", "Npgsql")]
    [InlineData("Dashboard", "Microsoft.Data.Sqlite")]
    public void A_client_in_the_wrong_project_is_named(string project, string package)
    {
        Assert.Equal([$"{project} → {package}"], ProjectArrows.ToClientPackages([Made(project, [], [package])]));

        var code = new CodeUnit($"FraudGrains.{project}.Thing", new HashSet<string> { $"{package}.Client", "System.String" });
        Assert.Equal([$"FraudGrains.{project}.Thing → {package}.Client"], ProjectArrows.ToClients(project, [code]));
    }

    [Fact]
    public void A_project_that_the_design_does_not_know_is_named() =>
        Assert.Equal(["Helpers"], ProjectArrows.Unknown([Made("Helpers", [], []), Made("Silo", [], [])]));

    [Fact]
    public void A_test_may_reference_what_it_tests() => Assert.Empty(ProjectArrows.BetweenProjects([new("tests/X.Tests/X.Tests.csproj", ["Silo"], [])]));

    private static Project Made(string name, string[] references, string[] packages) => new($"{name}/{name}.csproj", references, packages);
}
