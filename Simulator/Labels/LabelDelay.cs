using FraudGrains.Simulator.Population;

namespace FraudGrains.Simulator.Labels;

/// <summary>How long it takes until somebody knows: lognormal, for a long wait is as far above the median as a short one is below, in times.</summary>
/// <param name="median">Half of the labels have come by then.</param>
internal sealed class LabelDelay(TimeSpan median)
{
    /// <summary>Deviation of the logarithm: nine in ten labels come within 2.8 medians.</summary>
    private const double Spread = 0.8;

    /// <summary>Later than that nobody complains any more.</summary>
    public static readonly TimeSpan Max = TimeSpan.FromDays(365);

    /// <summary>The delay of a transaction's label: it follows from the id, so that a replay labels at the same times.</summary>
    public TimeSpan Of(string transactionId)
    {
        var hash = transactionId.Aggregate(0UL, (hash, letter) => RandomSource.Hash(hash, letter));
        var times = Math.Exp(Spread * NormalScale.At(Math.Clamp(RandomSource.HashUnit(hash, 'L'), 1e-9, 1 - 1e-9)));
        return TimeSpan.FromMilliseconds(Math.Round(Math.Min(median.TotalMilliseconds * times, Max.TotalMilliseconds)));
    }
}
