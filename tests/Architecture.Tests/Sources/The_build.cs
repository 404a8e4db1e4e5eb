using FraudGrains.Architecture.Tests.Model;

namespace FraudGrains.Architecture.Tests.Sources;

public sealed class The_build
{
    [Fact]
    public void Has_every_project_in_the_one_solution()
    {
        Rule.Holds(BuildRules.NotInSolution(Project.All, Repository.Read(Repository.SolutionFile)));
        Assert.Empty(Repository.Files("*.slnx"));
        Assert.Equal([Repository.SolutionFile], Repository.Files("*.sln"));
    }

    [Fact]
    public void Locks_the_packages_of_every_project() =>
        Rule.Holds(Project.All.Where(p => LockFileOf(p) is null).Select(p => p.Path));

    [Fact]
    public void Bans_wall_clocks_in_every_project()
    {
        Rule.Holds(BuildRules.WithoutBan(Project.All.Select(p => (p.Path, LockFileOf(p)))));
        Rule.Holds(BuildRules.CutOff(Repository.Files("Directory.Build.props").Select(path => (path, Repository.Read(path)))));
        Assert.Contains("<AdditionalFiles Include=\"$(MSBuildThisFileDirectory)BannedSymbols.txt\"", Repository.Read("Directory.Build.props"), StringComparison.Ordinal);
        Assert.Contains("dotnet_diagnostic.RS0030.severity = error", Repository.Read(".editorconfig"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("P:System.DateTime.Now;")]
    [InlineData("P:System.DateTime.UtcNow;")]
    [InlineData("P:System.DateTimeOffset.UtcNow;")]
    [InlineData("M:System.Threading.Thread.Sleep(System.Int32);")]
    [InlineData("M:System.Random.#ctor;")]
    public void Bans_what_makes_a_replay_differ(string symbol) => Assert.Contains(symbol, Repository.Read("BannedSymbols.txt"), StringComparison.Ordinal);

    [Fact]
    public void A_project_outside_the_solution_is_named() =>
        Assert.Equal(["Lost/Lost.csproj"], BuildRules.NotInSolution([new("Lost/Lost.csproj", [], []), new("Silo/Silo.csproj", [], [])], "\"Silo\\Silo.csproj\""));

    [Theory]
    [InlineData(null)]
    [InlineData("""{"version":2,"dependencies":{"net10.0":{"Npgsql":{"type":"Direct"},"Microsoft.CodeAnalysis.BannedApiAnalyzers":{"type":"Transitive"}}}}""")]
    public void A_project_without_the_ban_is_named(string? lockFile) => Assert.Equal(["Free"], BuildRules.WithoutBan([("Free", lockFile)]));

    [Fact]
    public void A_props_file_that_imports_nothing_is_named() =>
        Assert.Equal(["tests/Directory.Build.props"], BuildRules.CutOff([("Directory.Build.props", "<Project />"), ("tests/Directory.Build.props", "<Project />")]));

    private static string? LockFileOf(Project project)
    {
        var path = $"{project.Folder}/packages.lock.json";
        return File.Exists(Path.Combine(Repository.Root, path)) ? Repository.Read(path) : null;
    }
}
