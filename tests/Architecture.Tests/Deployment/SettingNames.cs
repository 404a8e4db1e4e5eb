using System.Text.RegularExpressions;
using FraudGrains.Architecture.Tests.Model;

namespace FraudGrains.Architecture.Tests.Deployment;

/// <summary>Which settings a program asks for, found in its source: compose and code must not drift apart.</summary>
internal static class SettingNames
{
    /// <summary>Read by ASP.NET itself.</summary>
    private static readonly string[] OfTheFramework = ["Urls"];

    public static IEnumerable<string> Unknown(IEnumerable<ComposeService> services, Func<string, string> sourceOf) =>
        from service in services
        let project = service.Project
        where project is not null
        let source = sourceOf(project)
        from name in service.Environment.Keys
        where !IsKnown(name.Replace("__", ":", StringComparison.Ordinal), source)
        select $"{service.Name}: {name}";

    /// <summary>All source of a project and of those it references.</summary>
    public static string SourceOf(string project)
    {
        var folders = Closure(project).Select(p => $"{p.Folder}/").ToList();
        return string.Join('\n', Repository.Files("*.cs").Where(path => folders.Exists(f => path.StartsWith(f, StringComparison.Ordinal))).Select(Repository.Read));
    }

    /// <summary>A project and all it references, near or far.</summary>
    public static IReadOnlyCollection<Project> Closure(string project)
    {
        var found = new Dictionary<string, Project>();
        var open = new Stack<string>([project]);
        while (open.TryPop(out var name))
        {
            if (Project.All.SingleOrDefault(p => p.Name == name) is { } known && found.TryAdd(name, known))
                known.References.ToList().ForEach(open.Push);
        }

        return found.Values;
    }

    private static bool IsKnown(string setting, string source) =>
        OfTheFramework.Contains(setting)
        || source.Contains($"\"{setting}\"", StringComparison.Ordinal)
        || (setting.Split(':') is [var section, var property] && source.Contains($"GetSection(\"{section}\")", StringComparison.Ordinal) && Regex.IsMatch(source, $@"\b{property} \{{ get"));
}
