using System.Diagnostics;
using System.Text;
using System.Text.Json;
using FraudGrains.Tests.Shared;

namespace FraudGrains.Silo.Tests.Support;

/// <summary>The real program as a process of its own, on free ports.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    /// <summary>The model of every silo here: amounts above 10,000 score 0.88, others 0.02; review at 0.5, block never.</summary>
    public static string ModelText { get; } = TinyModel.Text(-4, 2, above: 10_000);

    /// <summary>A busy machine's first decision may take longer than a client would wait; what these tests ask for is the decision itself.</summary>
    private const string PatientClients = "--Decisions:TimeBudget=00:00:30";

    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    private SiloProcess(Process process, int port)
    {
        _process = process;
        Http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(30) };
        _process.OutputDataReceived += (_, line) => Append(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Append(_errors, line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public HttpClient Http { get; }

    public string Output => Read(_output);

    public bool IsRunning => !_process.HasExited;

    /// <summary>Whether it runs, or what it ended with.</summary>
    public string State => _process.HasExited ? $"ended with {_process.ExitCode}" : "running";

    public string Errors => Read(_errors);

    /// <summary>Starts it; the arguments come after the ports and the data directory and so have the last word.</summary>
    public static SiloProcess Launch(string? dataDirectory, params IEnumerable<string> arguments)
    {
        var port = Ports.Free();
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(Program);
        foreach (var argument in (string[])[$"--Urls=http://127.0.0.1:{port}", $"--Cluster:SiloPort={Ports.Free()}", $"--Cluster:GatewayPort={Ports.Free()}", "--Demo:Rate=0", PatientClients])
            start.ArgumentList.Add(argument);
        if (dataDirectory is not null)
            start.ArgumentList.Add($"--DataDirectory={dataDirectory}");
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return new(Process.Start(start)!, port);
    }

    /// <summary>Starts it and waits until it is ready for work.</summary>
    public static async Task<SiloProcess> Start(string dataDirectory, params IEnumerable<string> arguments)
    {
        var silo = Launch(dataDirectory, [$"--Scoring:ModelDirectory={Model}", .. arguments]);
        await silo.UntilReady();
        return silo;
    }

    public async Task UntilReady()
    {
        using var patience = new CancellationTokenSource(StartPatience);
        while (true)
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"The silo ended with {_process.ExitCode}. {Errors} {Output}");
            try
            {
                using var answer = await Http.GetAsync(new Uri("/health/ready", UriKind.Relative), patience.Token);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !patience.IsCancellationRequested)
            {
                // Not listening yet, or too busy to answer.
            }

            await Task.Delay(100, patience.Token);
        }
    }

    /// <summary>Waits until its readiness has this status, and gives what it says.</summary>
    public async Task<JsonElement> UntilHealth(int status)
    {
        using var patience = new CancellationTokenSource(StartPatience);
        while (true)
        {
            try
            {
                using var answer = await Http.GetAsync(new Uri("/health/ready", UriKind.Relative), patience.Token);
                if ((int)answer.StatusCode == status)
                    return JsonElement.Parse(await answer.Content.ReadAsStringAsync(patience.Token));
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException && IsRunning && !patience.IsCancellationRequested)
            {
                // Too busy to answer.
            }

            await Task.Delay(100, patience.Token);
        }
    }

    /// <summary>Waits for it to end by itself.</summary>
    public async Task<int> Exit()
    {
        using var patience = new CancellationTokenSource(StopPatience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Asks it to stop, as Ctrl-C and containers do.</summary>
    public async Task<int> Stop()
    {
        using var term = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        return await Exit();
    }

    /// <summary>Ends it as a power cut would.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await Exit();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await Kill();
        Http.Dispose();
        _process.Dispose();
    }

    private static string Program =>
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Silo", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "FraudGrains.Silo.dll"));

    private static string Model { get; } = MakeModel();

    private static string MakeModel()
    {
        var directory = Path.Combine(AppContext.BaseDirectory, "TinyModel");
        TinyModel.Write(directory, ModelText);
        return directory;
    }

    private static void Append(StringBuilder text, string? line)
    {
        lock (text)
            text.AppendLine(line);
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
            return text.ToString().Trim();
    }
}
