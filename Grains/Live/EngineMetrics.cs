using System.Diagnostics.Metrics;
using FraudGrains.Decisions;
using FraudGrains.Grains.Accounts;
using FraudGrains.Live;

namespace FraudGrains.Grains.Live;

/// <summary>What one silo's account grains count: meters for a collector, and the same figures for the silo's own report.</summary>
public sealed class EngineMetrics : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "FraudGrains.Engine";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _decisions;
    private readonly Counter<long> _recognisedCounter;
    private readonly Histogram<double> _latencyMs;
    private readonly LatencyWindow _window = new();
    private readonly ModeWindow _modes;
    private readonly Counter<long> _rejectedCounter;
    private long _decided, _decidedForClients, _recognised, _rejected;

    public EngineMetrics(LiveAccounts accounts, TimeProvider time)
    {
        _modes = new(time);
        _decisions = _meter.CreateCounter<long>("fraudgrains.decisions", "{decision}", "Decisions made, by outcome, mode and source.");
        _recognisedCounter = _meter.CreateCounter<long>("fraudgrains.recognised", "{transaction}", "Transactions recognised as already applied.");
        _rejectedCounter = _meter.CreateCounter<long>("fraudgrains.rejected", "{transaction}", "Transactions that were understood but must not be applied, sent to the dead-letter topic.");
        _latencyMs = _meter.CreateHistogram<double>("fraudgrains.decision.duration", "ms", "From delivery or request to durable and published.");
        _meter.CreateObservableGauge("fraudgrains.accounts.live", () => accounts.Count, "{account}", "Account grains in memory.");
    }

    /// <summary>Decisions since the silo started.</summary>
    public long Decided => Interlocked.Read(ref _decided);

    /// <summary>Those of them that a client waited for.</summary>
    public long DecidedForClients => Interlocked.Read(ref _decidedForClients);

    /// <summary>Transactions recognised as already applied since the silo started.</summary>
    public long Recognised => Interlocked.Read(ref _recognised);

    /// <summary>Transactions sent to the dead-letter topic because they must not be applied, since the silo started.</summary>
    public long Rejected => Interlocked.Read(ref _rejected);

    /// <summary>Percentiles of the newest latencies.</summary>
    public LatencyView Latency => _window.View();

    /// <summary>Decisions of the last minute by mode.</summary>
    public ModeCounts LastMinute => _modes.Read();

    public void CountDecision(Decision decision, DecisionSource source, double latencyMs)
    {
        Interlocked.Increment(ref _decided);
        if (source == DecisionSource.Api)
            Interlocked.Increment(ref _decidedForClients);
        _window.Add(latencyMs);
        _modes.Add(decision.Mode);
        _decisions.Add(1, new("outcome", Wire.JsonText.Of(decision.Outcome)), new("mode", Wire.JsonText.Of(decision.Mode)), new("source", Wire.JsonText.Of(source)));
        _latencyMs.Record(latencyMs, new KeyValuePair<string, object?>("source", Wire.JsonText.Of(source)));
    }

    public void CountRecognised(int count)
    {
        Interlocked.Add(ref _recognised, count);
        _recognisedCounter.Add(count);
    }

    public void CountRejected(int count)
    {
        Interlocked.Add(ref _rejected, count);
        _rejectedCounter.Add(count);
    }

    public void Dispose() => _meter.Dispose();
}
