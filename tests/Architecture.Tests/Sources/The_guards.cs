using FraudGrains.Architecture.Tests.Model;

namespace FraudGrains.Architecture.Tests.Sources;

/// <summary>tests/guards/guards.txt is run by hand: what it names must be there all the same, and stand in the table that people read.</summary>
public sealed class The_guards
{
    public static TheoryData<string> All => [.. Repository.Read("tests/guards/guards.txt").Split('\n').Where(line => line.Length > 0 && line[0] != '#')];

    [Theory, MemberData(nameof(All))]
    public void Each_has_its_test_and_its_row_in_the_table_of_docs_chaos(string line)
    {
        var (name, file, project, test) = line.Split('|') is [var n, var f, .., var p, var t] ? (n, f, p, t) : throw new InvalidOperationException($"not five fields: {line}");

        Assert.True(File.Exists(Path.Combine(Repository.Root, file)), $"{name}: {file} is not there.");
        Assert.Contains(Repository.Files("*.cs"), source => source.StartsWith($"tests/{project}/", StringComparison.Ordinal) && Repository.Read(source).Contains($" {test.Split('.')[^1]}(", StringComparison.Ordinal));
        Assert.Contains($"| `{name}` |", Repository.Read("docs/chaos.md"), StringComparison.Ordinal);
    }
}
