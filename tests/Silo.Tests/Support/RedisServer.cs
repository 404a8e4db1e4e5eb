using System.Diagnostics;
using System.Net;
using FraudGrains.Silo.Embedded;
using FraudGrains.Tests.Shared;
using StackExchange.Redis;

namespace FraudGrains.Silo.Tests.Support;

/// <summary>The stores that account commits must work on: Garnet in process, always; redis-server, where it is installed.</summary>
public enum StoreKind
{
    Garnet,
    RedisServer,
}

/// <summary>A store of a test's own.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private const string Binary = "/usr/bin/redis-server";

    private readonly TestDirectory _directory = new();
    private readonly List<IDisposable> _parts = [];
    private Process? _process;

    private RedisServer()
    {
    }

    public EndPoint EndPoint { get; private set; } = null!;

    public IConnectionMultiplexer? Connection { get; private set; }

    public IDatabase Database => Connection!.GetDatabase();

    /// <summary>Requests sent over the connection so far.</summary>
    public long Requests => Connection!.OperationCount;

    /// <param name="kind">The store.</param>
    /// <param name="isSoonMissed">Whether a request to it while it is away is to end, rather than to wait for its return.</param>
    public static async Task<RedisServer> Start(StoreKind kind, bool isSoonMissed = false)
    {
        Assert.SkipUnless(kind == StoreKind.Garnet || File.Exists(Binary), $"{Binary} is not installed.");
        var server = new RedisServer();
        try
        {
            if (kind == StoreKind.Garnet)
                server.StartGarnet();
            else
                await server.StartRedis();
            var options = new ConfigurationOptions { EndPoints = { server.EndPoint }, AllowAdmin = true }.Patient();
            options.BacklogPolicy = isSoonMissed ? BacklogPolicy.FailFast : BacklogPolicy.Default;
            server.Connection = await ConnectionMultiplexer.ConnectAsync(options);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Bytes of the append-only file once all that was acknowledged stands in it: while the disk is busy, the server answers first and writes later.</summary>
    public async Task<long> FileLength()
    {
        while (!$"{await Database.ExecuteAsync("INFO", "persistence")}".Contains("aof_buffer_length:0\r", StringComparison.Ordinal))
            await Task.Yield();
        return AppendOnlyFile.Length;
    }

    /// <summary>Ends it as a power cut would and starts it again with what its file held at that length: the moments since are lost.</summary>
    public async Task ComeBackWith(long fileLength)
    {
        await End();
        using (var file = new FileStream(AppendOnlyFile.FullName, FileMode.Open))
            file.SetLength(fileLength);
        await StartRedis();
    }

    private FileInfo AppendOnlyFile => new DirectoryInfo(Path.Combine(_directory.Path, "appendonlydir")).GetFiles("*.incr.aof").Single();

    /// <summary>Stops it in the middle of whatever it does, as a host that hangs: connections stay open, and nothing is answered.</summary>
    public Task Pause() => Signal("-STOP");

    /// <summary>Lets it go on where it stopped.</summary>
    public Task Resume() => Signal("-CONT");

    /// <summary>Ends it as a crash would, and starts it again on what it had written.</summary>
    public async Task CrashAndStart(Func<Task> whileAway)
    {
        await End();
        await whileAway();
        await StartRedis();
    }

    public async ValueTask DisposeAsync()
    {
        if (Connection is not null)
            await Connection.DisposeAsync();
        foreach (var part in Enumerable.Reverse(_parts))
            part.Dispose();
        await End();
        _directory.Dispose();
    }

    private async Task End()
    {
        if (_process is not { } process)
            return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        _process = null;
    }

    private void StartGarnet()
    {
        var data = DataDirectory.Open(_directory.Path);
        var garnet = EmbeddedRedis.Start(data);
        _parts.AddRange([data, garnet]);
        EndPoint = garnet.EndPoint;
    }

    private async Task Signal(string signal)
    {
        using var kill = Process.Start("kill", [signal, $"{_process!.Id}"]);
        await kill.WaitForExitAsync();
    }

    private async Task StartRedis()
    {
        var (port, ready) = ((EndPoint as IPEndPoint)?.Port ?? Ports.Free(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        EndPoint = new IPEndPoint(IPAddress.Loopback, port);
        _process = Process.Start(new ProcessStartInfo(Binary, ["--port", $"{port}", "--bind", "127.0.0.1", "--dir", _directory.Path, "--appendonly", "yes", "--save", ""])
        {
            RedirectStandardOutput = true,
        });
        _process!.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
                ready.TrySetException(new InvalidOperationException("redis-server ended before it was ready."));
            else if (line.Data.Contains("Ready to accept connections", StringComparison.Ordinal))
                ready.TrySetResult();
        };
        _process.BeginOutputReadLine();
        await ready.Task;
    }
}
