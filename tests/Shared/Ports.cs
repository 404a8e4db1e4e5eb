using System.Net;
using System.Net.Sockets;

namespace FraudGrains.Tests.Shared;

/// <summary>Ports for programs that tests start. One is given to one process only, and stays its own until that ends.</summary>
internal static class Ports
{
    // Below those that systems give to outgoing connections (from 32,768 on Linux, 49,152 elsewhere):
    // such a connection could take a port between its choice here and the moment that a program listens on it.
    private const int First = 12_000;
    private const int Count = 20_000;

    private static readonly DirectoryInfo Claims = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "fraudgrains-ports"));
    private static readonly List<FileStream> Held = [];
    private static readonly Lock Gate = new();
    private static int _next = Environment.ProcessId * 37 % Count;

    /// <summary>A port that nobody listens on and that no other test program was given.</summary>
    public static int Free()
    {
        lock (Gate)
        {
            while (true)
            {
                var port = First + (_next = (_next + 1) % Count);
                if (Claim(port) && NobodyListens(port))
                    return port;
            }
        }
    }

    private static bool Claim(int port)
    {
        try
        {
            Held.Add(new(Path.Combine(Claims.FullName, $"{port}"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static bool NobodyListens(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
