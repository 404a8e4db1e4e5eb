namespace FraudGrains.Architecture.Tests.Deployment;

/// <summary>One service of docker-compose.yml, as far as the rules ask.</summary>
internal sealed record ComposeService
{
    public required string Name { get; init; }

    public string Image { get; init; } = "";

    /// <summary>The build argument PROJECT: null for an image of somebody else's.</summary>
    public string? Project { get; init; }

    public string Restart { get; init; } = "no";

    public IReadOnlyDictionary<string, string> DependsOn { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<string> HealthCheck { get; init; } = [];

    /// <summary>As written, such as <c>127.0.0.1:8080:8080</c>.</summary>
    public IReadOnlyList<string> Ports { get; init; } = [];

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public string Command { get; init; } = "";

    public int Replicas { get; init; } = 1;

    public bool HasContainerName { get; init; }

    public bool HasMemoryLimit { get; init; }

    public bool IsReadOnly { get; init; }

    public bool DropsAllCapabilities { get; init; }

    public bool GainsNoPrivileges { get; init; }

    public TimeSpan StopGracePeriod { get; init; } = TimeSpan.FromSeconds(10);
}
