using FraudGrains.Chaos.Schedules;

namespace FraudGrains.Chaos.Processes;

/// <summary>Everything one schedule runs on: store, broker and silos, all its own.</summary>
internal sealed class Landscape : IDisposable
{
    private readonly string _directory;
    private readonly HttpClient _http;
    private readonly TimeProvider _time;
    private readonly List<SiloProcess> _silos = [];

    private Landscape(string directory, string serviceId, BrokerProcess? broker, string bootstrap, HttpClient http, TimeProvider time)
    {
        (_directory, ServiceId, Broker, Bootstrap, _http, _time) = (directory, serviceId, broker, bootstrap, http, time);
        Redis = new(directory, time);
    }

    /// <summary>First part of every key in the store: schedules do not see each other.</summary>
    public string ServiceId { get; }

    public RedisServer Redis { get; }

    /// <summary>The broker whose faults can be caused; null when a real cluster was named.</summary>
    public BrokerProcess? Broker { get; }

    public string Bootstrap { get; }

    /// <summary>Partitions of the topics of transactions and decisions.</summary>
    public int Partitions { get; private init; }

    public IReadOnlyList<SiloProcess> Silos => _silos;

    /// <summary>Silos that can be asked.</summary>
    public IReadOnlyList<SiloProcess> Up => [.. _silos.Where(s => s.IsUp)];

    /// <summary>Starts all of it and returns when every silo is ready.</summary>
    public static async Task<Landscape> Start(string directory, Schedule schedule, string? bootstrap, HttpClient http, TimeProvider time, CancellationToken cancellationToken)
    {
        var partitions = bootstrap is null ? Topics.Partitions : KafkaCluster.PartitionsOf(bootstrap);
        var broker = bootstrap is null ? await BrokerProcess.Start(directory, partitions, cancellationToken) : null;
        var landscape = new Landscape(directory, $"chaos-{schedule.Seed}-{schedule.Number}", broker, bootstrap ?? broker!.Bootstrap, http, time) { Partitions = partitions };
        try
        {
            await landscape.Redis.Start(cancellationToken);
            for (var silo = 0; silo < SchedulePlanner.Silos; silo++)
                landscape.AddSilo();
            await Task.WhenAll(landscape._silos.Select(s => s.Start(movesAddress: false, cancellationToken)));
            return landscape;
        }
        catch
        {
            landscape.Dispose();
            throw;
        }
    }

    /// <summary>One silo more, not started yet.</summary>
    public SiloProcess AddSilo()
    {
        var silo = new SiloProcess($"silo-{_silos.Count + 1}", _directory, Settings(), _http, _time);
        _silos.Add(silo);
        return silo;
    }

    public void Dispose()
    {
        foreach (var silo in _silos)
            silo.Dispose();
        Broker?.Dispose();
        Redis.Dispose();
    }

    private string[] Settings() =>
    [
        $"--Kafka:Bootstrap={Bootstrap}", $"--Redis:ConnectionString={Redis.Address}", $"--Cluster:ServiceId={ServiceId}", $"--Cluster:ClusterId={ServiceId}",
        "--Cluster:Dashboard=false", "--Demo:Rate=0", "--Logging:Console:FormatterOptions:TimestampFormat=HH:mm:ss.fff",
    ];
}
