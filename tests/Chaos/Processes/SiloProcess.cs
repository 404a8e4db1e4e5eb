using FraudGrains.Tests.Shared;

namespace FraudGrains.Chaos.Processes;

/// <summary>The real silo as a process of its own. Started again it may keep its address or take another.</summary>
internal sealed class SiloProcess(string name, string directory, IReadOnlyList<string> settings, HttpClient http, TimeProvider time) : IDisposable
{
    /// <summary>A silo that is not ready by then will not be; store and broker are back long before.</summary>
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(200);
    private ChildProcess? _process;
    private int[] _ports = [];

    public string Name => name;

    public int ProcessId => _process!.Id;

    public Uri Url => new($"http://127.0.0.1:{_ports[0]}");

    /// <summary>Whether it has been ready since its last start and has not been told to go since.</summary>
    public bool IsUp { get; private set; }

    /// <summary>Starts it until it is ready; a start that fails, because the store is away, is tried again as a supervisor would.</summary>
    public async Task Start(bool movesAddress, CancellationToken cancellationToken)
    {
        if (_ports.Length == 0 || movesAddress)
            _ports = [Ports.Free(), Ports.Free(), Ports.Free()];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(StartPatience);
        try
        {
            while (!await Launch(patience.Token))
                await Task.Delay(TimeSpan.FromSeconds(1), time, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InvalidOperationException($"{name} was not ready within {StartPatience.TotalSeconds:0} s: see {_process?.LogFile}.");
        }

        IsUp = true;
    }

    public async Task Kill()
    {
        IsUp = false;
        await _process!.Kill();
    }

    /// <summary>Asks it to stop and waits; null when it did not end within the patience and was killed, else its exit code.</summary>
    public async Task<int?> Drain(TimeSpan patience)
    {
        IsUp = false;
        using var deadline = new CancellationTokenSource(patience, time);
        try
        {
            _process!.Signal(Posix.Terminate);
            await _process.WaitForExit(deadline.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            await _process!.Kill();
            return null;
        }
    }

    /// <summary>It has ended though nobody asked it to.</summary>
    public bool HasDied => IsUp && _process is { HasExited: true };

    public void Dispose() => _process?.Dispose();

    private async Task<bool> Launch(CancellationToken cancellationToken)
    {
        _process?.Dispose();
        _process = ChildProcess.Start(
            Path.Combine(directory, $"{name}.log"),
            "dotnet",
            [Programs.Silo, $"--Urls={Url.OriginalString}", $"--Cluster:SiloPort={_ports[1]}", $"--Cluster:GatewayPort={_ports[2]}", $"--DataDirectory={Path.Combine(directory, name)}", .. settings]);
        while (!_process.HasExited)
        {
            if (await IsReady(cancellationToken))
                return true;
            await Task.Delay(LookInterval, time, cancellationToken);
        }

        return false;
    }

    private async Task<bool> IsReady(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(Url, "/health/ready"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}
