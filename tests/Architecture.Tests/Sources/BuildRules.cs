using System.Text.Json;
using FraudGrains.Architecture.Tests.Model;

namespace FraudGrains.Architecture.Tests.Sources;

internal static class BuildRules
{
    private const string Analyzer = "Microsoft.CodeAnalysis.BannedApiAnalyzers";

    /// <summary>The ban as each project has it after all imports: the analyzer is in its lock file.</summary>
    public static IEnumerable<string> WithoutBan(IEnumerable<(string Project, string? LockFile)> projects) =>
        projects.Where(p => p.LockFile is null || !DirectPackages(p.LockFile).Contains(Analyzer)).Select(p => p.Project);

    /// <summary>A props file that does not import the one above it cuts its projects off from the ban, the versions and the strictness.</summary>
    public static IEnumerable<string> CutOff(IEnumerable<(string Path, string Text)> props) =>
        props.Where(p => p.Path.Contains('/') && !p.Text.Contains("<Import Project=\"../Directory.Build.props\"", StringComparison.Ordinal)).Select(p => p.Path);

    public static IEnumerable<string> NotInSolution(IEnumerable<Project> projects, string solution) =>
        projects.Select(p => p.Path).Where(path => !solution.Contains($"\"{path.Replace('/', '\\')}\"", StringComparison.Ordinal));

    private static IEnumerable<string> DirectPackages(string lockFile)
    {
        using var json = JsonDocument.Parse(lockFile);
        return [.. json.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject())
            .Where(package => package.Value.GetProperty("type").GetString() == "Direct").Select(package => package.Name)];
    }
}
