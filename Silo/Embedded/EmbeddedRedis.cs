using System.Net;
using System.Net.Sockets;
using FraudGrains.Silo.Settings;
using Garnet;

namespace FraudGrains.Silo.Embedded;

/// <summary>Garnet inside this process: a Redis with an append-only file under the data directory.</summary>
public sealed class EmbeddedRedis : IDisposable
{
    /// <summary>
    /// Memory for accounts, 4 GiB: about a million of them. Beyond it Garnet would evict accounts without a word, so commits are refused
    /// before (see <see cref="EmbeddedRedisGuard"/>); that is the point at which to use a Redis server.
    /// </summary>
    public const long MemoryBytesMax = 4L * 1024 * 1024 * 1024;

    private const int PortsTried = 5;

    private readonly GarnetServer _server;

    private EmbeddedRedis(GarnetServer server, EndPoint endPoint) => (_server, EndPoint) = (server, endPoint);

    /// <summary>Where it listens, on the loopback.</summary>
    public EndPoint EndPoint { get; }

    /// <summary>Recovers what the directory holds and starts to serve it.</summary>
    /// <exception cref="SettingsException">The files cannot be read.</exception>
    public static EmbeddedRedis Start(DataDirectory data)
    {
        var directory = data.File("garnet");
        try
        {
            return Open(directory);
        }
#pragma warning disable CA1031 // Garnet throws what its storage threw; for the one who starts the silo it is one thing: the files are not readable.
        catch (Exception e)
#pragma warning restore CA1031
        {
            throw new SettingsException(
                $"The account store under '{directory}' cannot be recovered ({e.Message.Split('\n', 2)[0].Trim().TrimEnd('.')}). Restore it from a backup, or choose another 'DataDirectory'; nothing was deleted.", e);
        }
    }

    /// <summary>Ends when the file holds all that the store had done when this was called.</summary>
    public async ValueTask Written(CancellationToken cancellationToken)
    {
        if (!await _server.Store.WaitForCommitAsync(cancellationToken))
            throw new IOException("The store inside this process no longer keeps its file.");
    }

    public void Dispose() => _server.Dispose();

    private static EmbeddedRedis Open(string directory)
    {
        // Another program may take a port between its choice and its use: then another one is chosen.
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort();
            var server = new GarnetServer(Arguments(directory, port), new QuietLoggers());
            try
            {
                server.Start();
                return new(server, new IPEndPoint(IPAddress.Loopback, port));
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse && attempt < PortsTried)
            {
                server.Dispose();
            }
        }
    }

    private static string[] Arguments(string directory, int port) =>
    [
        "--bind", "127.0.0.1", "--port", $"{port}", "--checkpointdir", directory, "--lua", "true", "-q",
        "--memory", $"{MemoryBytesMax}", "--page", "4m", "--index", "16m",

        // Every write is handed to the file at once, and answered meanwhile (see Written). Answers that wait for the file, "--aof-commit-wait", would each hold up
        // a thread of the pool that writes it, reads among them.
        "--aof", "true", "--aof-commit-freq", "0", "--aof-memory", "64m", "--aof-page-size", "16m",

        // Growth: a checkpoint whenever the file passes 128 MiB, looked for every 5 s; files of 32 MiB before it are deleted.
        "--aof-segment-size", "32m", "--aof-size-limit", "128m", "--aof-size-limit-enforce-frequency", "5",

        // An unreadable file must stop the start: without this Garnet begins again with nothing.
        "--recover", "true", "--fail-on-recovery-error", "true",

        // The default device needs libaio; where that is absent the whole process would fall at the first write.
        "--device-type", "RandomAccess",
    ];

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    // Garnet's own account of its recovery belongs to nobody's console; what goes wrong comes as an exception.
    private sealed class QuietLoggers : ILoggerFactory
    {
        public ILogger CreateLogger(string categoryName) => Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }
}
