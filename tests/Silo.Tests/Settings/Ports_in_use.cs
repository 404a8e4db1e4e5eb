using System.Net;
using System.Net.Sockets;
using FraudGrains.Silo.Settings;
using FraudGrains.Tests.Shared;
using Microsoft.Extensions.Configuration;

namespace FraudGrains.Silo.Tests.Settings;

public sealed class Ports_in_use
{
    [Theory]
    [InlineData("Urls")]
    [InlineData("Cluster:SiloPort")]
    [InlineData("Cluster:GatewayPort")]
    public void Are_named_with_their_setting(string setting)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var settings = new Dictionary<string, string?>
        {
            ["Urls"] = $"http://127.0.0.1:{(setting == "Urls" ? port : Ports.Free())}",
            ["Cluster:SiloPort"] = $"{(setting == "Cluster:SiloPort" ? port : Ports.Free())}",
            ["Cluster:GatewayPort"] = $"{(setting == "Cluster:GatewayPort" ? port : Ports.Free())}",
        };

        var refusal = Assert.Throws<SettingsException>(
            () => PortProbe.Check(SiloSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())));

        Assert.Contains($"{port}", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"'{setting}'", refusal.Message, StringComparison.Ordinal);
    }
}
