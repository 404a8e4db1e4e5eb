using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace FraudGrains.Benchmarks.Pipeline;

/// <summary>What the silos have done and used so far, from outside of them.</summary>
internal sealed class SiloProbe(IReadOnlyList<(Uri Url, int ProcessId)> silos) : IDisposable
{
    private const string Allocated = "dotnet_gc_heap_total_allocated_bytes_total";
    private const string Heap = "dotnet_gc_last_collection_heap_size_bytes";
    private const string Holes = "dotnet_gc_last_collection_heap_fragmentation_size_bytes";
    private const string Sent = "orleans_messaging_sent_messages_size_bytes_count";

    private const string Written = "fraudgrains_store_bytes";
    private const string Writes = "fraudgrains_store_batch_sum";

    private readonly HttpClient _http = new();

    public async Task<SiloReading> Read()
    {
        var stats = await _http.GetFromJsonAsync<JsonElement>(new Uri(silos[0].Url, "/api/v1/stats"));
        var metrics = await Task.WhenAll(silos.Select(s => _http.GetStringAsync(new Uri(s.Url, "/metrics"))));
        return new(
            DateTime.UnixEpoch.AddMilliseconds(Environment.TickCount64),
            stats.GetProperty("silos").EnumerateArray().Sum(s => s.GetProperty("decided").GetInt64()),
            stats.GetProperty("liveAccounts").GetInt64(),
            stats.GetProperty("degraded").GetInt64() + stats.GetProperty("lost").GetInt64() + stats.GetProperty("deadLettered").GetInt64(),
            silos.Sum(s => ProcessCpu.Of(s.ProcessId)),
            metrics.Sum(m => Sum(m, Allocated)),
            metrics.Sum(m => Sum(m, Sent, "Request")),
            metrics.Sum(m => Sum(m, Written)),
            metrics.Sum(m => Sum(m, Writes)));
    }

    /// <summary>Bytes of what a full collection leaves in the silos' heaps, without the holes between, two passes each: what has a finalizer goes with the second.</summary>
    public async Task<double> LiveHeap(CancellationToken cancellationToken)
    {
        var bytes = 0.0;
        foreach (var (url, processId) in silos)
        {
            await FullCollection.Of(processId, cancellationToken);
            await FullCollection.Of(processId, cancellationToken);
            var metrics = await _http.GetStringAsync(new Uri(url, "/metrics"), cancellationToken);
            bytes += Sum(metrics, Heap) - Sum(metrics, Holes);
        }

        return bytes;
    }

    public void Dispose() => _http.Dispose();

    private static double Sum(string metrics, string name, string label = "") => metrics.Split('\n')
        .Where(line => line.StartsWith(name, StringComparison.Ordinal) && line.Contains(label, StringComparison.Ordinal))
        .Sum(line => double.Parse(line[line.LastIndexOf('}')..].TrimStart('}').Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], CultureInfo.InvariantCulture));
}

/// <summary>One look at the silos.</summary>
/// <param name="At">When, on this machine's steady clock.</param>
/// <param name="Decided">Decisions since its start.</param>
/// <param name="LiveAccounts">Account grains in memory.</param>
/// <param name="Troubles">Degraded decisions, dead letters and losses: a run with any is void.</param>
/// <param name="CpuUs">CPU time used, user and system, in µs.</param>
/// <param name="AllocatedBytes">Bytes allocated since its start.</param>
/// <param name="RemoteCalls">Requests sent to another silo.</param>
/// <param name="WrittenBytes">Bytes of account states sent to the store.</param>
/// <param name="Writes">Account writes sent to the store.</param>
internal sealed record SiloReading(DateTime At, long Decided, long LiveAccounts, long Troubles, double CpuUs, double AllocatedBytes, double RemoteCalls, double WrittenBytes, double Writes);
