namespace FraudGrains.Simulator.Publishing;

/// <summary>Lets so many through a second. What was held up is made good for a second at most, so that a stall is not followed by a flood.</summary>
internal sealed class Pacer
{
    private static readonly TimeSpan ArrearsMax = TimeSpan.FromSeconds(1);

    /// <summary>Shorter waits are saved up: a timer is not finer.</summary>
    private static readonly TimeSpan WaitMin = TimeSpan.FromMilliseconds(5);

    private readonly double _ratePerSecond;
    private readonly TimeProvider _time;
    private long _start;
    private double _passed;

    /// <param name="ratePerSecond">How many a second; infinite for as many as can be.</param>
    /// <param name="time">The clock.</param>
    public Pacer(double ratePerSecond, TimeProvider time)
    {
        (_ratePerSecond, _time) = (ratePerSecond, time);
        _start = time.GetTimestamp();
    }

    public async ValueTask Wait(CancellationToken cancellationToken)
    {
        if (double.IsPositiveInfinity(_ratePerSecond))
            return;
        var early = TimeSpan.FromSeconds(_passed / _ratePerSecond) - _time.GetElapsedTime(_start);
        _passed++;
        if (early >= WaitMin)
            await Task.Delay(early, _time, cancellationToken);
        else if (early < -ArrearsMax)
            (_start, _passed) = (_time.GetTimestamp(), 1);
    }
}
