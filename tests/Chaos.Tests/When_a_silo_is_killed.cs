using System.Diagnostics;
using System.Text.Json;
using FraudGrains.Chaos.Processes;
using FraudGrains.Chaos.Reporting;

namespace FraudGrains.Chaos.Tests;

/// <summary>One short schedule on real processes: the long ones are run by hand.</summary>
public sealed class When_a_silo_is_killed
{
    [Fact]
    public async Task Nothing_is_lost_and_nothing_counts_twice()
    {
        Assert.SkipUnless(Programs.Missing() is null, Programs.Missing() ?? "");

        using var run = Process.Start(new ProcessStartInfo("dotnet", [typeof(Summary).Assembly.Location, "--only", "kill-one", "--duration", "15", "--rate", "60", "--requests", "5"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var progress = run.StandardError.ReadToEndAsync();
        var output = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();

        Assert.True(run.ExitCode == 0, $"{output}\n{await progress}");
        var summary = JsonDocument.Parse(output.TrimEnd().Split('\n')[^1]).RootElement;
        Assert.All(["lost", "doubled", "stateMismatches", "decisionsMissing", "decisionsDiffering"], (string count) => Assert.Equal(0, summary.GetProperty(count).GetInt64()));
        Assert.True(summary.GetProperty("transactions").GetInt64() > 500, output);
    }
}
