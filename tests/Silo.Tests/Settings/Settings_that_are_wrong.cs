using FraudGrains.Silo.Settings;
using FraudGrains.Silo.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace FraudGrains.Silo.Tests.Settings;

public sealed class Settings_that_are_wrong
{
    [Theory]
    [InlineData("Urls", "8080")]
    [InlineData("Urls", "ftp://127.0.0.1:21")]
    [InlineData("Kafka:Bootstrap", "localhost")]
    [InlineData("Kafka:Bootstrap", "localhost:9092,other:0")]
    [InlineData("Redis:ConnectionString", "localhost:6379,nonsense=1")]
    [InlineData("Audit:ConnectionString", "Hots=localhost")]
    [InlineData("Audit:ConnectionString", "Database=fraudgrains")]
    [InlineData("Demo:Rate", "-1")]
    [InlineData("Demo:Rate", "fast")]
    [InlineData("Cluster:ClusterId", "two words")]
    [InlineData("Cluster:ServiceId", "a{b}")]
    [InlineData("Cluster:SiloPort", "0")]
    [InlineData("Cluster:SiloPort", "70000")]
    [InlineData("Cluster:GatewayPort", "11111")]
    [InlineData("Cluster:AdvertisedAddress", "here")]
    [InlineData("Cluster:Dashboard", "perhaps")]
    [InlineData("Kafka:Bootstraps", "localhost:9092")]
    [InlineData("Demo:Speed", "3")]
    public void Are_refused_by_name_in_one_line(string key, string value)
    {
        var refusal = Assert.Throws<SettingsException>(() => Read((key, value)));

        Assert.Contains(key, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public void A_password_is_not_repeated()
    {
        var refusal = Assert.Throws<SettingsException>(() => Read(("Audit:ConnectionString", "Hots=localhost;Password=secret")));

        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_settings_everything_runs_inside_the_process()
    {
        var settings = Read();

        Assert.True(settings.Kafka.IsEmbedded && settings.Redis.IsEmbedded);
        Assert.Equal(20, settings.Demo.Rate);
        Assert.Equal("http://127.0.0.1:8080", settings.Urls[0].OriginalString);
        Assert.Equal((11111, 30000), (settings.Cluster.SiloPort, settings.Cluster.GatewayPort));
    }

    [Fact]
    public void With_a_broker_of_ones_own_there_is_no_demo()
    {
        var settings = Read(("Kafka:Bootstrap", "k1:9092,k2:9092"), ("Kafka:Client:security.protocol", "SSL"));

        Assert.Equal(0, settings.Demo.Rate);
        Assert.Equal("SSL", settings.Kafka.Client["security.protocol"]);
    }

    [Fact]
    public async Task The_program_says_so_and_ends_with_1()
    {
        using var data = new TestDirectory();
        await using var silo = SiloProcess.Launch(data.Path, "--Demo:Rate=fast");

        Assert.Equal(1, await silo.Exit());

        Assert.Equal("Setting 'Demo:Rate' is \"fast\": must be a whole number from 0 to 5000 (transactions a second, 0 for none); default 20.", silo.Errors);
        Assert.Empty(silo.Output);
    }

    private static SiloSettings Read(params IEnumerable<(string Key, string Value)> settings) =>
        SiloSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create<string, string?>(s.Key, s.Value))).Build());
}
