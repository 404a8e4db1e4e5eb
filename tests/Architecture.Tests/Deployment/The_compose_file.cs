using System.Text.RegularExpressions;
using FraudGrains.Architecture.Tests.Model;
using FraudGrains.Silo.Settings;
using FraudGrains.Silo.Streams;
using Microsoft.Extensions.Configuration;

namespace FraudGrains.Architecture.Tests.Deployment;

public sealed partial class The_compose_file
{
    private static readonly IReadOnlyList<ComposeService> Services = ComposeFile.Services;

    [Fact]
    public void Waits_only_for_what_is_there_and_can_come()
    {
        Rule.Holds(ComposeRules.DanglingDependencies(Services));
        Rule.Holds(ComposeRules.ConditionsThatNeverCome(Services));
    }

    [Fact]
    public void Gives_a_port_of_the_machine_to_one_container_and_to_nobody_outside()
    {
        Rule.Holds(ComposeRules.SharedHostPorts(Services));
        Rule.Holds(ComposeRules.PortsOpenToTheNetwork(Services));
    }

    [Fact]
    public void Pins_every_image() => Rule.Holds(ComposeRules.UnpinnedImages(Services));

    [Fact]
    public void Bounds_and_hardens_every_program()
    {
        Rule.Holds(ComposeRules.Unbounded(Services));
        Rule.Holds(ComposeRules.Unhardened(Services));
    }

    [Fact]
    public void Builds_projects_that_exist() =>
        Rule.Holds(Services.Select(s => s.Project).OfType<string>().Where(name => Project.All.All(p => p.Name != name)));

    [Fact]
    public void Sets_only_what_the_programs_ask_for() => Rule.Holds(SettingNames.Unknown(Services, SettingNames.SourceOf));

    [Fact]
    public void Tells_the_silo_all_it_needs_to_run_on_nothing_embedded()
    {
        var settings = SiloSettings.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(Named("silo").Environment.Select(e => KeyValuePair.Create(e.Key.Replace("__", ":", StringComparison.Ordinal), (string?)e.Value)))
            .Build());

        Assert.False(settings.Kafka.IsEmbedded);
        Assert.False(settings.Redis.IsEmbedded);
        Assert.NotNull(settings.Audit.ConnectionString);

        // Other containers must reach it: neither loopback nor a fixed address for three copies.
        Assert.Null(settings.Cluster.AdvertisedAddress);
        Assert.Equal("0.0.0.0", Assert.Single(settings.Urls).Host);
    }

    [Fact]
    public void Makes_every_topic_the_silo_asks_for_and_keyed_ones_with_12_partitions()
    {
        var made = Topic().Matches(Named("topic-init").Command).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["partitions"].Value);

        Assert.Equal(Topics.All.Order(StringComparer.Ordinal), made.Keys.Order(StringComparer.Ordinal));
        Assert.All(made.Where(t => t.Key != Topics.DeadLetters), t => Assert.Equal("12", t.Value));
    }

    [Fact]
    public void Gives_all_programs_one_cluster()
    {
        string[] shared = ["Redis__ConnectionString", "Cluster__ClusterId", "Cluster__ServiceId"];
        var members = Services.Where(s => s.Project is "Silo" or "Api" or "Dashboard").ToList();

        Assert.Equal(3, members.Count);
        Assert.All(shared, name => Assert.Single(members.Select(m => m.Environment[name]).Distinct()));
    }

    private static ComposeService Named(string name) => Services.Single(s => s.Name == name);

    [GeneratedRegex(@"create (?<name>[\w.]+) (?<partitions>\d+)")]
    private static partial Regex Topic();
}
