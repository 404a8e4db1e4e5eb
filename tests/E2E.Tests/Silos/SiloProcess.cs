using System.Diagnostics;
using FraudGrains.Tests.Shared;

namespace FraudGrains.E2E.Tests.Silos;

/// <summary>The silo as a user starts it: a process of its own, everything embedded, on free ports and in a folder that goes with it.</summary>
public sealed class SiloProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private SiloProcess(Process process, DirectoryInfo folder, string url) => (_process, _folder, Url) = (process, folder, url);

    public string Url { get; }

    public string Folder => _folder.FullName;

    public static async Task<SiloProcess> Start()
    {
        var folder = Directory.CreateTempSubdirectory("fraudgrains-e2e-");
        var url = $"http://127.0.0.1:{Ports.Free()}";
        var process = Run("FraudGrains.Silo.dll",
            $"--Urls={url}", $"--DataDirectory={folder.FullName}", $"--Cluster:SiloPort={Ports.Free()}", $"--Cluster:GatewayPort={Ports.Free()}", "--Demo:Rate=0", "--Decisions:TimeBudget=00:00:30");
        var silo = new SiloProcess(process, folder, url);
        await silo.BecomeReady();
        return silo;
    }

    /// <summary>Sends a file of PaySim's form through the topic, and returns when the silo has dealt with it.</summary>
    public async Task Replay(string file)
    {
        using var simulator = Run("FraudGrains.Simulator.dll", "replay", "--file", file, "--format", "paysim", "--rate", "200", "--silo", Url);
        await simulator.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, simulator.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task BecomeReady()
    {
        using var client = new HttpClient();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(StartPatience);
        while (true)
        {
            Assert.False(_process.HasExited, "The silo ended while it was starting.");
            try
            {
                if ((await client.GetAsync($"{Url}/health/ready", patience.Token)).IsSuccessStatusCode)
                    return;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !patience.IsCancellationRequested)
            {
                // Not listening yet, or too busy to answer.
            }

            await Task.Delay(200, patience.Token);
        }
    }

    private static Process Run(string assembly, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, assembly));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;

        // Read, and so never full: a full pipe would stop the process.
        process.OutputDataReceived += (_, line) => TestContext.Current.TestOutputHelper?.WriteLine(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => TestContext.Current.TestOutputHelper?.WriteLine(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
