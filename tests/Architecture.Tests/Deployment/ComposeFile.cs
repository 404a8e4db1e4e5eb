using System.Globalization;
using System.Text.RegularExpressions;
using FraudGrains.Architecture.Tests.Model;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace FraudGrains.Architecture.Tests.Deployment;

/// <summary>Reads docker-compose.yml; a variable stands for its default.</summary>
internal static partial class ComposeFile
{
    public const string Path = "docker-compose.yml";

    public static IReadOnlyList<ComposeService> Services { get; } = Parse(Repository.Read(Path));

    public static IReadOnlyList<ComposeService> Parse(string yaml)
    {
        using var reader = new StringReader(Variable().Replace(yaml, match => match.Groups["default"].Value));
        var file = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(new MergingParser(new Parser(reader)));
        return [.. Map(file["services"]).Select(s => Service(s.Key, Map(s.Value)))];
    }

    private static ComposeService Service(string name, Dictionary<string, object?> yaml)
    {
        var deploy = Map(yaml.GetValueOrDefault("deploy"));
        return new()
        {
            Name = name,
            Image = Text(yaml.GetValueOrDefault("image")),
            Project = Map(Map(yaml.GetValueOrDefault("build")).GetValueOrDefault("args")).GetValueOrDefault("PROJECT") as string,
            Restart = yaml.TryGetValue("restart", out var restart) ? Text(restart) : "no",
            DependsOn = Map(yaml.GetValueOrDefault("depends_on")).ToDictionary(d => d.Key, d => Text(Map(d.Value).GetValueOrDefault("condition"))),
            HealthCheck = List(Map(yaml.GetValueOrDefault("healthcheck")).GetValueOrDefault("test")),
            Ports = List(yaml.GetValueOrDefault("ports")),
            Environment = Map(yaml.GetValueOrDefault("environment")).ToDictionary(e => e.Key, e => Text(e.Value)),
            Command = string.Join(' ', List(yaml.GetValueOrDefault("command"))),
            Replicas = deploy.TryGetValue("replicas", out var replicas) ? int.Parse(Text(replicas), CultureInfo.InvariantCulture) : 1,
            HasContainerName = yaml.ContainsKey("container_name"),
            HasMemoryLimit = Map(Map(deploy.GetValueOrDefault("resources")).GetValueOrDefault("limits")).ContainsKey("memory"),
            IsReadOnly = Text(yaml.GetValueOrDefault("read_only")) == "true",
            DropsAllCapabilities = List(yaml.GetValueOrDefault("cap_drop")).Contains("ALL"),
            GainsNoPrivileges = List(yaml.GetValueOrDefault("security_opt")).Contains("no-new-privileges:true"),
            StopGracePeriod = yaml.TryGetValue("stop_grace_period", out var grace) ? Seconds(Text(grace)) : TimeSpan.FromSeconds(10),
        };
    }

    private static Dictionary<string, object?> Map(object? yaml) =>
        (yaml as IDictionary<object, object?>)?.ToDictionary(e => Text(e.Key), e => e.Value) ?? [];

    private static List<string> List(object? yaml) => yaml switch
    {
        IEnumerable<object> many => [.. many.Select(Text)],
        string one => [one],
        _ => [],
    };

    private static string Text(object? yaml) => yaml as string ?? "";

    private static TimeSpan Seconds(string text) =>
        text.EndsWith('s') ? TimeSpan.FromSeconds(int.Parse(text.AsSpan(0, text.Length - 1), CultureInfo.InvariantCulture)) : throw new FormatException($"'{text}': write seconds, such as 60s.");

    [GeneratedRegex(@"(?<!\$)\$\{\w+:-(?<default>[^}]*)\}")]
    private static partial Regex Variable();
}
