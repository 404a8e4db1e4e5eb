using FraudGrains.Architecture.Tests.Model;

namespace FraudGrains.Architecture.Tests.Arrows;

/// <summary>Who may reference whom. Every rule returns the arrows that break it.</summary>
internal static class ProjectArrows
{
    /// <summary>What each project may reference of ours. A new project needs a line here.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Grains.Interfaces"] = [],
        ["Streaming.Kafka"] = [],
        ["Grains"] = ["Grains.Interfaces"],
        ["Api"] = ["Grains.Interfaces"],
        ["Dashboard"] = ["Grains.Interfaces"],
        ["Training"] = ["Grains", "Grains.Interfaces"],
        ["Simulator"] = ["Grains.Interfaces", "Streaming.Kafka"],
        ["Silo"] = ["Grains.Interfaces", "Grains", "Streaming.Kafka", "Api", "Dashboard", "Simulator"],
    };

    /// <summary>Clients of infrastructure, the projects that may know them, and what others may touch all the same.</summary>
    private static readonly (string Package, string Namespace, string[] Projects, string[] Excepted)[] Clients =
    [
        ("Confluent.Kafka", "Confluent.Kafka", ["Streaming.Kafka", "Silo", "Simulator"], []),

        // Orleans' own Redis clustering is told its server in this type.
        ("StackExchange.Redis", "StackExchange.Redis", ["Silo"], ["StackExchange.Redis.ConfigurationOptions"]),
        ("Microsoft.Garnet", "Garnet", ["Silo"], []),
        ("Npgsql", "Npgsql", ["Silo"], []),
        ("Microsoft.Data.Sqlite", "Microsoft.Data.Sqlite", ["Silo"], []),
        ("Dapper", "Dapper", ["Silo"], []),
    ];

    public static IEnumerable<string> BetweenProjects(IEnumerable<Project> projects) =>
        from project in projects
        where !project.IsTest
        from reference in project.References
        where !Allowed.GetValueOrDefault(project.Name, []).Contains(reference)
        select $"{project.Name} → {reference}";

    public static IEnumerable<string> Unknown(IEnumerable<Project> projects) =>
        projects.Where(p => !p.IsTest && !Allowed.ContainsKey(p.Name)).Select(p => p.Name);

    public static IEnumerable<string> ToClientPackages(IEnumerable<Project> projects) =>
        from project in projects
        where !project.IsTest
        from client in Clients
        where project.Packages.Contains(client.Package) && !client.Projects.Contains(project.Name)
        select $"{project.Name} → {client.Package}";

    /// <summary>A package also comes along with another one: what counts is what the code touches.</summary>
    public static IEnumerable<string> ToClients(string project, IEnumerable<CodeUnit> code) =>
        from unit in code
        from client in Clients
        where !client.Projects.Contains(project)
        from use in unit.Uses
        where CodeUnit.IsBelow(use, client.Namespace) && !client.Excepted.Any(e => CodeUnit.IsBelow(use, e))
        select $"{unit.Name} → {use}";
}
