namespace FraudGrains.Architecture.Tests.Deployment;

/// <summary>One made-up file with every fault: each rule must name its own.</summary>
public sealed class A_wrong_compose_file
{
    private static readonly IReadOnlyList<ComposeService> Services = ComposeFile.Parse("""
        x-program: &program
          restart: unless-stopped
        services:
          kafka:
            image: apache/kafka:latest
            ports: ["9092:9092"]
          redis:
            image: redis
            ports: ["127.0.0.1:${REDIS_PORT:-9092}:6379"]
          silo:
            <<: *program
            image: silo:1.0
            container_name: silo
            build: { context: ., args: { PROJECT: Silo } }
            environment: { Kafka__Bootstrap: "kafka:9092", Kafka__Bootstraps: "kafka:9092", Live__SnapshotsPerSecond: 4, Live__Snapshots: 4 }
            ports: ["127.0.0.1:8080:8080"]
            healthcheck: { test: ["CMD-SHELL", "curl localhost"] }
            depends_on:
              kafka: { condition: service_healthy }
              redis: { condition: service_started }
              api: { condition: service_completed_successfully }
              postgres: { condition: service_healthy }
            deploy: { replicas: 2, resources: { limits: { memory: 1g } } }
          api:
            <<: *program
            image: api:1.0
        """);

    [Fact]
    public void Waits_for_what_is_not_there() => Assert.Equal(["silo → postgres"], ComposeRules.DanglingDependencies(Services));

    [Fact]
    public void Waits_for_what_cannot_come() =>
        Assert.Equal(["silo → kafka: service_healthy", "silo → api: service_completed_successfully"], ComposeRules.ConditionsThatNeverCome(Services));

    [Fact]
    public void Shares_ports() => Assert.Equal(["9092: kafka, redis", "8080: silo, silo"], ComposeRules.SharedHostPorts(Services));

    [Fact]
    public void Opens_ports() => Assert.Equal(["kafka: 9092:9092"], ComposeRules.PortsOpenToTheNetwork(Services));

    [Fact]
    public void Floats() => Assert.Equal(["kafka: apache/kafka:latest", "redis: redis"], ComposeRules.UnpinnedImages(Services));

    [Fact]
    public void Is_unbounded() => Assert.Equal(["kafka", "redis", "api"], ComposeRules.Unbounded(Services));

    [Fact]
    public void Is_soft() => Assert.Equal(
        ["silo: read_only", "silo: cap_drop", "silo: no-new-privileges", "silo: container_name", "silo: stop_grace_period", "silo: healthcheck CMD-SHELL"],
        ComposeRules.Unhardened(Services));

    [Fact]
    public void Sets_what_nobody_asks_for() => Assert.Equal(
        ["silo: Kafka__Bootstraps", "silo: Live__Snapshots"],
        SettingNames.Unknown(Services, _ => "read.Text(\"Kafka:Bootstrap\"); Bind(configuration.GetSection(\"Live\")); public int SnapshotsPerSecond { get; set; }"));
}
