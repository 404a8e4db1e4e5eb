using FraudGrains.Live;

namespace FraudGrains.Api.Stats;

/// <summary>Makes rates of counters: the newest sample against the oldest of the last seconds.</summary>
internal sealed class RateWindow(TimeProvider time)
{
    /// <summary>Long enough to be calm, short enough to see a change.</summary>
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(5);

    /// <summary>Samples closer together than this are not kept, which bounds their number to <see cref="Length"/> over it.</summary>
    private static readonly TimeSpan SpacingMin = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly Queue<Sample> _samples = new();
    private Sample? _newest;

    public Rates Add(long flagged, IReadOnlyList<SiloReport> reports)
    {
        var now = new Sample(time.GetTimestamp(), flagged, reports.ToDictionary(r => r.Silo, r => r.Decided, StringComparer.Ordinal));
        lock (_lock)
        {
            while (_samples.TryPeek(out var first) && _samples.Count > 1 && time.GetElapsedTime(first.At, now.At) > Length)
                _samples.Dequeue();
            var oldest = _samples.TryPeek(out var sample) ? sample : now;
            if (_newest is null || time.GetElapsedTime(_newest.At, now.At) >= SpacingMin)
                _samples.Enqueue(_newest = now);
            return Between(oldest, now);
        }
    }

    private Rates Between(Sample then, Sample now)
    {
        var seconds = time.GetElapsedTime(then.At, now.At).TotalSeconds;
        if (seconds <= 0)
            return default;

        // Silo by silo: one that left or started again must not make the whole go backwards.
        var decided = now.Decided.Sum(s => then.Decided.TryGetValue(s.Key, out var before) ? Math.Max(0, s.Value - before) : 0);
        return new(Math.Round(decided / seconds, 1), Math.Round(Math.Max(0, now.Flagged - then.Flagged) / seconds, 2));
    }

    private sealed record Sample(long At, long Flagged, Dictionary<string, long> Decided);
}
