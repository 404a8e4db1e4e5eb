using System.Diagnostics;
using System.Net;
using FraudGrains.Silo.Embedded;
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

    public static async Task<RedisServer> Start(StoreKind kind)
    {
        Assert.SkipUnless(kind == StoreKind.Garnet || File.Exists(Binary), $"{Binary} is not installed.");
        var server = new RedisServer();
        try
        {
            if (kind == StoreKind.Garnet)
                server.StartGarnet();
            else
                await server.StartRedis();
            server.Connection = await ConnectionMultiplexer.ConnectAsync(new ConfigurationOptions { EndPoints = { server.EndPoint }, AllowAdmin = true });
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Connection is not null)
            await Connection.DisposeAsync();
        foreach (var part in Enumerable.Reverse(_parts))
            part.Dispose();
        if (_process is { } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        _directory.Dispose();
    }

    private void StartGarnet()
    {
        var data = DataDirectory.Open(_directory.Path);
        var garnet = EmbeddedRedis.Start(data);
        _parts.AddRange([data, garnet]);
        EndPoint = garnet.EndPoint;
    }

    private async Task StartRedis()
    {
        var (port, ready) = (Ports.Free(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
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
