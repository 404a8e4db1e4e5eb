using System.Text.RegularExpressions;

namespace FraudGrains.Architecture.Tests.Deployment;

/// <summary>What a compose file must hold that no schema tells. Every rule returns what breaks it.</summary>
internal static partial class ComposeRules
{
    /// <summary>The host waits so long for what is under way when it is stopped; a container killed before that drops it.</summary>
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(30);

    public static IEnumerable<string> DanglingDependencies(IReadOnlyCollection<ComposeService> services) =>
        from service in services
        from dependency in service.DependsOn.Keys
        where services.All(s => s.Name != dependency)
        select $"{service.Name} → {dependency}";

    public static IEnumerable<string> ConditionsThatNeverCome(IReadOnlyCollection<ComposeService> services) =>
        from service in services
        from dependency in service.DependsOn
        from other in services
        where other.Name == dependency.Key && !CanBecome(other, dependency.Value)
        select $"{service.Name} → {other.Name}: {dependency.Value}";

    /// <summary>Two services, or two copies of one, that want the same port of the machine.</summary>
    public static IEnumerable<string> SharedHostPorts(IReadOnlyCollection<ComposeService> services) =>
        from service in services
        from port in service.Ports
        from _ in Enumerable.Range(0, service.Replicas)
        group service.Name by HostPort(port) into users
        where users.Count() > 1
        select $"{users.Key}: {string.Join(", ", users)}";

    public static IEnumerable<string> PortsOpenToTheNetwork(IEnumerable<ComposeService> services) =>
        from service in services
        from port in service.Ports
        where !port.StartsWith("127.0.0.1:", StringComparison.Ordinal)
        select $"{service.Name}: {port}";

    public static IEnumerable<string> UnpinnedImages(IEnumerable<ComposeService> services) =>
        services.Where(s => !Pinned().IsMatch(s.Image)).Select(s => $"{s.Name}: {s.Image}");

    public static IEnumerable<string> Unbounded(IEnumerable<ComposeService> services) => services.Where(s => !s.HasMemoryLimit).Select(s => s.Name);

    /// <summary>What our own programs must be: unable to write, without rights, one of many, given time to end.</summary>
    public static IEnumerable<string> Unhardened(IEnumerable<ComposeService> services)
    {
        foreach (var service in services.Where(s => s.Project is not null))
        {
            if (!service.IsReadOnly)
                yield return $"{service.Name}: read_only";
            if (!service.DropsAllCapabilities)
                yield return $"{service.Name}: cap_drop";
            if (!service.GainsNoPrivileges)
                yield return $"{service.Name}: no-new-privileges";
            if (service.HasContainerName)
                yield return $"{service.Name}: container_name";
            if (service.Restart != "no" && service.StopGracePeriod <= Drain)
                yield return $"{service.Name}: stop_grace_period";

            // The image has no shell to run a CMD-SHELL with.
            if (service.HealthCheck.Count > 0 && service.HealthCheck[0] != "CMD")
                yield return $"{service.Name}: healthcheck {service.HealthCheck[0]}";
        }
    }

    private static bool CanBecome(ComposeService service, string condition) => condition switch
    {
        "service_started" => true,
        "service_healthy" => service.HealthCheck.Count > 0,
        "service_completed_successfully" => service.Restart is "no" or "on-failure",
        _ => false,
    };

    /// <summary>The host's side of <c>[address:]host:container</c>.</summary>
    private static string HostPort(string port) => port.Split(':') is [.., var host, _] ? host : port;

    [GeneratedRegex(@":v?\d+\.\d+[^:/]*$")]
    private static partial Regex Pinned();
}
