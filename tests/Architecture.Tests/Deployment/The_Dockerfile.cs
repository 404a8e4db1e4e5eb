using FraudGrains.Architecture.Tests.Model;

namespace FraudGrains.Architecture.Tests.Deployment;

public sealed class The_Dockerfile
{
    private static readonly string Text = Repository.Read("Dockerfile");

    [Fact]
    public void Copies_only_what_exists()
    {
        Assert.NotEmpty(DockerRules.Sources(Text));
        Rule.Holds(DockerRules.MissingSources(Text, source => Path.Exists(Path.Combine(Repository.Root, source))));
    }

    [Fact]
    public void Has_in_its_restore_layer_all_that_the_programs_of_compose_restore() =>
        Rule.Holds(DockerRules.NotRestorable(Text, ComposeFile.Services.Select(s => s.Project).OfType<string>().SelectMany(SettingNames.Closure).Select(p => (p.Path, p.Folder))));

    [Fact]
    public void Pins_its_base_images() => Rule.Holds(DockerRules.UnpinnedBases(Text));

    [Fact]
    public void Restores_locked_and_runs_as_nobody_special()
    {
        Assert.Contains("--locked-mode", Text, StringComparison.Ordinal);
        Assert.Contains("\nUSER $APP_UID\n", Text, StringComparison.Ordinal);
        Assert.Contains("-chiseled\n", Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_that_is_gone_a_lock_that_is_not_copied_and_a_floating_base_are_named()
    {
        const string Wrong = "FROM sdk:latest AS build\nCOPY Api/Api.csproj Lost/Lost.csproj Api/\nCOPY . .\nFROM aspnet\nCOPY --from=build /app ./\n";

        Assert.Equal(["Lost/Lost.csproj"], DockerRules.MissingSources(Wrong, source => source == "Api/Api.csproj"));
        Assert.Equal(["Api/packages.lock.json"], DockerRules.NotRestorable(Wrong, [("Api/Api.csproj", "Api")]));
        Assert.Equal(["sdk:latest", "aspnet"], DockerRules.UnpinnedBases(Wrong));
    }
}
