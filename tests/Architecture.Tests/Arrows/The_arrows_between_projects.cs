using FraudGrains.Architecture.Tests.Model;

namespace FraudGrains.Architecture.Tests.Arrows;

public sealed class The_arrows_between_projects
{
    public static TheoryData<string> Programs => [.. Project.All.Where(p => !p.IsTest).Select(p => p.Name)];

    [Fact]
    public void Point_only_where_the_design_lets_them() => Rule.Holds(ProjectArrows.BetweenProjects(Project.All));

    [Fact]
    public void Are_stated_for_every_project() => Rule.Holds(ProjectArrows.Unknown(Project.All));

    [Fact]
    public void Lead_to_clients_of_infrastructure_only_from_the_edge() => Rule.Holds(ProjectArrows.ToClientPackages(Project.All));

    [Theory]
    [MemberData(nameof(Programs))]
    public void Lead_to_clients_only_from_the_edge_in_compiled_code_too(string project)
    {
        var code = CompiledCode.Of($"FraudGrains.{project}");

        Assert.NotEmpty(code);
        Rule.Holds(ProjectArrows.ToClients(project, code));
    }
}
