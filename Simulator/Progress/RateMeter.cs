namespace FraudGrains.Simulator.Progress;

/// <summary>Rate since the last look, and time to go from the average so far.</summary>
internal sealed class RateMeter(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();
    private long _lastAt = time.GetTimestamp();
    private long _lastCount;

    /// <summary>A line such as "sending 120,000, 8,213/s, 45 %, 00:01:10 to go".</summary>
    public string Describe(ProgressSample sample)
    {
        var since = time.GetElapsedTime(_lastAt).TotalSeconds;
        var rate = since > 0 ? Math.Max(0, sample.Count - _lastCount) / since : 0;
        (_lastAt, _lastCount) = (time.GetTimestamp(), sample.Count);
        var text = $"{sample.Doing} {sample.Count:N0}, {rate:N0}/s";
        if (sample.Fraction is > 0 and <= 1 and var fraction)
            text += $", {fraction:P0}, {Remaining(fraction):hh\\:mm\\:ss} to go";
        return sample.Note.Length > 0 ? $"{text}, waiting for {sample.Note}" : text;
    }

    private TimeSpan Remaining(double fraction) => time.GetElapsedTime(_start) * ((1 - fraction) / fraction) is var left && left < TimeSpan.FromHours(24) ? left : TimeSpan.FromHours(23.99);
}
