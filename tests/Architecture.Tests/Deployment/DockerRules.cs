using System.Text.RegularExpressions;

namespace FraudGrains.Architecture.Tests.Deployment;

/// <summary>What the Dockerfile promises, checked against the tree.</summary>
internal static partial class DockerRules
{
    /// <summary>What is copied out of the checkout, in order; copies between stages are left out.</summary>
    public static IReadOnlyList<string> Sources(string dockerfile) =>
        [.. Copy().Matches(dockerfile).SelectMany(m => m.Groups["sources"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    public static IEnumerable<string> MissingSources(string dockerfile, Func<string, bool> exists) => Sources(dockerfile).Where(s => s != "." && !exists(s));

    /// <summary>What a restore of these projects reads and the layer made for it does not get.</summary>
    public static IEnumerable<string> NotRestorable(string dockerfile, IEnumerable<(string Path, string Folder)> projects) =>
        projects.SelectMany(p => new[] { p.Path, $"{p.Folder}/packages.lock.json" }).Except(Sources(dockerfile)).Distinct();

    public static IEnumerable<string> UnpinnedBases(string dockerfile) =>
        From().Matches(dockerfile).Select(m => m.Groups["image"].Value).Where(image => !PinnedBase().IsMatch(image));

    [GeneratedRegex(@"^COPY (?!--from)(?<sources>.+) \S+$", RegexOptions.Multiline)]
    private static partial Regex Copy();

    [GeneratedRegex(@"^FROM (?<image>\S+)", RegexOptions.Multiline)]
    private static partial Regex From();

    [GeneratedRegex(@":\d+\.\d+[^:/]*$")]
    private static partial Regex PinnedBase();
}
