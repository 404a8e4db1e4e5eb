using System.Diagnostics;
using FraudGrains.Tests.Shared;
using Npgsql;

namespace FraudGrains.Silo.Tests.Support;

/// <summary>A PostgreSQL of the tests' own, where its binaries are installed; else its tests are skipped.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private const string User = "fraudgrains";

    private readonly TestDirectory _directory = new();
    private readonly int _port = Ports.Free();
    private string? _binaries;
    private int _databases;

    private string Server => $"Host=127.0.0.1;Port={_port};Username={User};Database=";

    public async ValueTask InitializeAsync()
    {
        _binaries = Find();
        if (_binaries is null)
            return;

        // PostgreSQL refuses to run as root.
        if (IsRoot)
            await Run("chown", ["-R", "postgres", _directory.Path]);
        await RunOwn("initdb", ["-D", Data, "-U", User, "--auth=trust", "--no-sync", "-E", "UTF8"]);
        await RunOwn("pg_ctl", ["-D", Data, "-w", "-l", _directory.File("log"), "-o", $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_directory.Path} -c fsync=off", "start"]);
    }

    /// <summary>Connection string of a new, empty database.</summary>
    public async Task<string> NewDatabase()
    {
        Assert.SkipWhen(_binaries is null, "PostgreSQL is not installed (Debian: postgresql).");
        var name = $"test{Interlocked.Increment(ref _databases)}";
        await using var admin = NpgsqlDataSource.Create(Server + "postgres");
        await using var create = admin.CreateCommand($"CREATE DATABASE {name}");
        await create.ExecuteNonQueryAsync();
        return Server + name;
    }

    public async ValueTask DisposeAsync()
    {
        if (_binaries is not null)
            await RunOwn("pg_ctl", ["-D", Data, "-m", "immediate", "-w", "stop"]);
        _directory.Dispose();
    }

    private static bool IsRoot => Environment.UserName == "root";

    private string Data => _directory.File("pg");

    private static string? Find() =>
        !OperatingSystem.IsLinux() || !Directory.Exists("/usr/lib/postgresql")
            ? null
            : Directory.EnumerateDirectories("/usr/lib/postgresql").Select(v => Path.Combine(v, "bin")).FirstOrDefault(b => File.Exists(Path.Combine(b, "initdb")));

    private Task RunOwn(string program, string[] arguments)
    {
        var path = Path.Combine(_binaries!, program);
        return IsRoot ? Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments]) : Run(path, arguments);
    }

    private static async Task Run(string program, string[] arguments)
    {
        // The started server keeps what it inherits: no pipes, or waiting for their end would wait for the server's.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1 </dev/null", program, .. arguments]);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
