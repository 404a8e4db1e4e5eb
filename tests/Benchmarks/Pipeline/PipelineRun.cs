using System.Globalization;
using System.Text.Json;
using FraudGrains.Chaos.Processes;
using StackExchange.Redis;

namespace FraudGrains.Benchmarks.Pipeline;

/// <summary>Starts store, broker, silo and feeder as processes of their own, measures the silo, then the floor on the same store and broker.</summary>
internal static class PipelineRun
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>This program, to be started again as feeder and as floor.</summary>
    private static string Self => typeof(PipelineRun).Assembly.Location;

    public static async Task<int> Run(PipelineOptions options, CancellationToken cancellationToken)
    {
        if (Programs.Missing() is { } missing)
        {
            await Console.Error.WriteLineAsync(missing);
            return 1;
        }

        var directory = Directory.CreateTempSubdirectory("pipeline-").FullName;
        try
        {
            var result = await Measure(options, directory, cancellationToken);
            Console.WriteLine(JsonSerializer.Serialize(result, Web));
            return 0;
        }
        finally
        {
            ChildProcess.KillAll();
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task<PipelineResult> Measure(PipelineOptions options, string directory, CancellationToken cancellationToken)
    {
        BenchmarkModel.Write(Path.Combine(directory, "model"));
        using var redis = new RedisServer(directory, TimeProvider.System);
        await redis.Start(cancellationToken);
        using var broker = await BrokerProcess.Start(directory, options.Partitions, cancellationToken);
        using var http = new HttpClient();
        var silos = new List<SiloProcess>();
        for (var i = 0; i < options.Silos; i++)
        {
            silos.Add(new SiloProcess($"silo-{i}", directory, Settings(options, directory, redis, broker), http, TimeProvider.System));
            await silos[i].Start(movesAddress: false, cancellationToken);
            if (options.Silos == 1)
                Pinning.Spread(silos[i].ProcessId);
        }

        var before = await UsedMemory(redis);
        using var probe = new SiloProbe([.. silos.Select(s => (s.Url, s.ProcessId))]);
        var heapBefore = await probe.LiveHeap(cancellationToken);
        using var feeder = ChildProcess.Start(
            Path.Combine(directory, "feeder.log"), "dotnet", Self, "pipeline", "feed", broker.Bootstrap, silos[0].Url.OriginalString, $"{options.Accounts}", options.HotShare.ToString(CultureInfo.InvariantCulture));
        await WarmUp(options, probe, cancellationToken);
        var from = await probe.Read();
        await Task.Delay(options.Duration, cancellationToken);
        var to = await probe.Read();
        await feeder.Kill();
        await Drain(probe, cancellationToken);
        var stored = (await UsedMemory(redis) - before) / to.LiveAccounts;
        var stateBytes = await StateBytes(redis);
        var heap = (await probe.LiveHeap(cancellationToken) - heapBefore) / to.LiveAccounts;
        silos.ForEach(s => s.Dispose());

        var written = PipelineResult.WrittenBytesOf(from, to);
        var floor = options.WithFloor ? await Floor(options, written, directory, redis, broker, cancellationToken) : null;
        var variants = options.WithVariants ? await Ask<VariantsResult>(directory, "variants", [broker.Bootstrap, redis.Address, $"{written}"], cancellationToken) : null;
        return PipelineResult.Of(from, to, stored, heap, stateBytes, floor, variants);
    }

    private static async Task WarmUp(PipelineOptions options, SiloProbe probe, CancellationToken cancellationToken)
    {
        var until = Environment.TickCount64 + (long)options.WarmUp.TotalMilliseconds;
        SiloReading reading;
        do
        {
            await Task.Delay(1_000, cancellationToken);
            reading = await probe.Read();
            await Console.Error.WriteLineAsync($"warming up: {reading.LiveAccounts} accounts, {reading.Decided} decided");
        }
        while (Environment.TickCount64 < until || reading.Decided < options.Accounts);
    }

    /// <summary>Returns when nothing more is decided.</summary>
    private static async Task Drain(SiloProbe probe, CancellationToken cancellationToken)
    {
        for (var (before, now) = (-1L, 0L); before != now;)
        {
            await Task.Delay(1_000, cancellationToken);
            (before, now) = (now, (await probe.Read()).Decided);
        }
    }

    private static async Task<FloorResult> Floor(PipelineOptions options, int writtenBytes, string directory, RedisServer redis, BrokerProcess broker, CancellationToken cancellationToken)
    {
        var rounds = new List<FloorResult>();
        for (var round = 0; round < options.FloorRounds; round++)
            rounds.Add(await Ask<FloorResult>(directory, "floor", [broker.Bootstrap, redis.Address, $"{writtenBytes}"], cancellationToken));
        return rounds.OrderBy(r => r.TotalUs).ElementAt(rounds.Count / 2);
    }

    /// <summary>What this program, started again for one part, answers; what it says on stderr is said here too.</summary>
    private static async Task<T> Ask<T>(string directory, string part, string[] words, CancellationToken cancellationToken)
    {
        var log = Path.Combine(directory, $"{part}.log");
        using var process = ChildProcess.StartPiped(log, "dotnet", [Self, "pipeline", part, .. words]);
        Pinning.Spread(process.Id);
        var line = await process.Output.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException(await File.ReadAllTextAsync(log, cancellationToken));
        await Console.Error.WriteLineAsync($"{await File.ReadAllTextAsync(log, cancellationToken)}{part}: {line}");
        return JsonSerializer.Deserialize<T>(line, Web)!;
    }

    private static string[] Settings(PipelineOptions options, string directory, RedisServer redis, BrokerProcess broker) =>
    [
        $"--Kafka:Bootstrap={broker.Bootstrap}", $"--Redis:ConnectionString={redis.Address}", $"--Scoring:ModelDirectory={Path.Combine(directory, "model")}",
        "--Cluster:Dashboard=false", "--Demo:Rate=0", $"--Audit:Write={(options.WithAudit ? "true" : "false")}", .. options.SiloSettings,
    ];

    /// <summary>Mean bytes of an account's state, of some accounts.</summary>
    private static async Task<int> StateBytes(RedisServer redis)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.Address);
        var (server, database) = (connection.GetServers()[0], connection.GetDatabase());
        var lengths = new List<long>();
        await foreach (var key in server.KeysAsync(pattern: "*account:C*"))
        {
            lengths.Add((await database.HashGetAllAsync(key)).Where(f => f.Name != "v" && f.Name != "w").Sum(f => f.Value.Length()));
            if (lengths.Count == 200)
                break;
        }

        return lengths.Count == 0 ? 1_000 : (int)lengths.Average();
    }

    private static async Task<double> UsedMemory(RedisServer redis)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(new ConfigurationOptions { EndPoints = { redis.Address }, AllowAdmin = true });
        var info = (await connection.GetDatabase().ExecuteAsync("INFO", "memory")).ToString();
        return double.Parse(info.Split('\n').First(l => l.StartsWith("used_memory:", StringComparison.Ordinal))[12..].Trim(), CultureInfo.InvariantCulture);
    }
}
