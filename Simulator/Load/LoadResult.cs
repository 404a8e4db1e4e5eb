using HdrHistogram;

namespace FraudGrains.Simulator.Load;

/// <summary>What came back. May be told from several threads.</summary>
internal sealed class LoadResult
{
    /// <summary>Longest latency told apart, in microseconds; a longer one counts as this.</summary>
    private const long MicrosecondsMax = 600_000_000;

    private readonly LongConcurrentHistogram _latencies = new(1, MicrosecondsMax, 3);
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>Requests that were not answered with a decision.</summary>
    public long Failed { get; private set; }

    /// <summary>Requests that were answered with a decision.</summary>
    public long Answered { get; private set; }

    /// <summary>How often each outcome, mode and status came, as in "outcome approve".</summary>
    public IReadOnlyDictionary<string, long> Counts
    {
        get
        {
            lock (_gate)
                return new SortedDictionary<string, long>(_counts, StringComparer.Ordinal);
        }
    }

    /// <summary>Takes an answer. A request without a decision counts as if it had waited for the whole timeout: a server that refuses quickly is not fast.</summary>
    /// <param name="latency">From the moment the request was due, not from when it could be sent.</param>
    /// <param name="status">HTTP status, or what went wrong.</param>
    /// <param name="outcome">Outcome and mode of the decision; null when there is none.</param>
    public void Add(TimeSpan latency, string status, (string Outcome, string Mode)? outcome)
    {
        if (outcome is null && latency < LoadPlan.Timeout)
            latency = LoadPlan.Timeout;
        _latencies.RecordValue(Math.Clamp((long)latency.TotalMicroseconds, 1, MicrosecondsMax));
        lock (_gate)
        {
            Count($"status {status}");
            if (outcome is var (what, mode))
            {
                Count($"outcome {what}");
                Count($"mode {mode}");
                Answered++;
            }
            else
            {
                Failed++;
            }
        }
    }

    /// <summary>Milliseconds below which this share of latencies lies; 0 while there are none.</summary>
    public double PercentileMs(double percentile) => _latencies.TotalCount == 0 ? 0 : _latencies.GetValueAtPercentile(percentile) / 1000.0;

    private void Count(string what) => _counts[what] = _counts.GetValueOrDefault(what) + 1;
}
