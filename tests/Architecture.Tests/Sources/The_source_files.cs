using FraudGrains.Architecture.Tests.Model;

namespace FraudGrains.Architecture.Tests.Sources;

public sealed class The_source_files
{
    private static readonly (string Path, string Text)[] Files = [.. Repository.Files("*.cs").Select(path => (path, Repository.Read(path)))];

    [Fact]
    public void Are_found() => Assert.True(Files.Length > 100, $"{Files.Length} files below {Repository.Root}");

    [Fact]
    public void Stay_below_400_lines() => Rule.Holds(SourceRules.TooLong(Files));

    [Fact]
    public void Do_not_silence_the_ban_on_wall_clocks() => Rule.Holds(SourceRules.SilencingTheBan(Files));

    [Fact]
    public void A_file_that_is_too_long_is_named() =>
        Assert.Equal(["Grains/Big.cs: 401 lines"], SourceRules.TooLong([("Grains/Big.cs", new string('\n', 401)), ("Grains/Fine.cs", new string('\n', 400))]));

    [Theory]
    [InlineData("#pragma warning disable XX0030")]
    [InlineData("  # pragma warning disable CS0618, XX0030 // for now")]
    [InlineData("[SuppressMessage(\"ApiDesign\", \"XX0030\")]")]
    public void A_silenced_ban_is_named(string line) =>
        Assert.Equal(["Grains/Clock.cs"], SourceRules.SilencingTheBan([("Grains/Clock.cs", $"namespace A;\n{line.Replace("XX", "RS", StringComparison.Ordinal)}\n"), ("Grains/Fine.cs", "// RS0030 stays on\n")]));
}
