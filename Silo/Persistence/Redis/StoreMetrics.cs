using System.Diagnostics.Metrics;
using FraudGrains.Silo.Persistence.Redis.Continuity;

namespace FraudGrains.Silo.Persistence.Redis;

/// <summary>What the account store tells of itself.</summary>
internal sealed class StoreMetrics : IDisposable
{
    private readonly Meter _meter = new(RedisAccountStore.MeterName);
    private readonly Histogram<int> _batchSizes;
    private readonly Histogram<double> _durationMs;
    private readonly Counter<long> _bytes;

    public StoreMetrics(StoreContinuity continuity, RecentCommits recent)
    {
        _batchSizes = _meter.CreateHistogram<int>("fraudgrains.store.batch", "{account}", "Accounts written in one round trip.");
        _durationMs = _meter.CreateHistogram<double>("fraudgrains.store.duration", "ms", "Round trip of one batch of account writes.");
        _bytes = _meter.CreateCounter<long>("fraudgrains.store.bytes", "By", "Bytes of account states sent, as far as they had changed.");
        _meter.CreateObservableCounter("fraudgrains.store.epochs", () => continuity.Epoch, "{epoch}", "Times the store may have lost its last moments.");
        _meter.CreateObservableCounter("fraudgrains.store.restored", () => continuity.Restored, "{account}", "Accounts written back to a store that had lost its last moments.");
        _meter.CreateObservableGauge("fraudgrains.store.remembered", () => recent.Bytes, "By", "Acknowledged states remembered for a store that loses its last moments.");
    }

    public void Record(int accounts, long bytes, TimeSpan duration)
    {
        _batchSizes.Record(accounts);
        _bytes.Add(bytes);
        _durationMs.Record(duration.TotalMilliseconds);
    }

    public void Dispose() => _meter.Dispose();
}
