using FraudGrains.Live;

namespace FraudGrains.Grains.Live;

/// <summary>The newest latencies, for percentiles on the page. Racing writers may overwrite each other's slot: a sample less, never a wrong one.</summary>
internal sealed class LatencyWindow
{
    /// <summary>Samples kept: enough that the 99th percentile rests on about 40 of them.</summary>
    private const int Capacity = 4096;

    private readonly float[] _samplesMs = new float[Capacity];
    private int _next;

    public void Add(double ms) => _samplesMs[(uint)Interlocked.Increment(ref _next) % Capacity] = (float)ms;

    public LatencyView View()
    {
        var count = Math.Min((int)Math.Min((uint)Volatile.Read(ref _next), Capacity), Capacity);
        if (count == 0)
            return new(0, 0, 0);
        var sorted = _samplesMs.AsSpan(0, count).ToArray();
        Array.Sort(sorted);
        return new(At(sorted, 0.50), At(sorted, 0.90), At(sorted, 0.99));
    }

    private static double At(float[] sorted, double quantile) => Math.Round(sorted[(int)(quantile * (sorted.Length - 1))], 3);
}
