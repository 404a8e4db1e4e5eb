using System.Net.Sockets;
using FraudGrains.Tests.Shared;

namespace FraudGrains.Chaos.Processes;

/// <summary>redis-server as operations.md asks for it: append-only, synced every second, nothing evicted.</summary>
internal sealed class RedisServer(string directory, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(20);
    private readonly int _port = Ports.Free();
    private readonly AppendOnlyHistory _history = new(Path.Combine(directory, "redis", "appendonlydir"), time);
    private ChildProcess? _process;

    public string Address => $"127.0.0.1:{_port}";

    public async Task Start(CancellationToken cancellationToken)
    {
        var data = Directory.CreateDirectory(Path.Combine(directory, "redis")).FullName;
        _process?.Dispose();
        _process = ChildProcess.Start(
            Path.Combine(directory, "redis.log"), Programs.Redis, "--port", $"{_port}", "--bind", "127.0.0.1", "--dir", data, "--save", "",
            "--appendonly", "yes", "--appendfsync", "everysec", "--auto-aof-rewrite-percentage", "0", "--maxmemory-policy", "noeviction");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(StartPatience);
        while (!await Answers())
            await Task.Delay(TimeSpan.FromMilliseconds(50), time, patience.Token);
        _history.Begin();
    }

    public void Pause() => _process!.Signal(Posix.Stop);

    public void Resume() => _process!.Signal(Posix.Continue);

    /// <summary>Ends it as a kill does: all it acknowledged is in its file.</summary>
    public Task Kill() => _process!.Kill();

    /// <summary>Ends it as a power cut may at <c>appendfsync everysec</c>: the last moments are not in its file. Returns the bytes cut off.</summary>
    public async Task<long> KillAndForget(TimeSpan last)
    {
        await _process!.Kill();
        return _history.CutBack(last);
    }

    public void Dispose()
    {
        _history.Dispose();
        _process?.Dispose();
    }

    private async Task<bool> Answers()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", _port);
            var stream = client.GetStream();
            await stream.WriteAsync("PING\r\n"u8.ToArray());
            var answer = new byte[64];
            return await stream.ReadAsync(answer) > 0 && answer.AsSpan().StartsWith("+PONG"u8);
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return false;
        }
    }
}
