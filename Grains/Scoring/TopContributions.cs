using FraudGrains.Scoring;

namespace FraudGrains.Grains.Scoring;

/// <summary>The few contributions that are told.</summary>
internal static class TopContributions
{
    /// <summary>Those above 0, largest first; of equal ones the feature that comes first.</summary>
    /// <param name="logOdds">One contribution per feature; the ones that are told are set to 0.</param>
    /// <param name="max">Most that are told.</param>
    public static Contribution[] Of(Span<double> logOdds, int max)
    {
        var positive = 0;
        foreach (var one in logOdds)
            positive += one > 0 ? 1 : 0;
        var top = new Contribution[Math.Min(positive, max)];
        for (var i = 0; i < top.Length; i++)
        {
            var feature = IndexOfLargest(logOdds);
            top[i] = new(feature, logOdds[feature]);
            logOdds[feature] = 0;
        }

        return top;
    }

    private static int IndexOfLargest(ReadOnlySpan<double> values)
    {
        var at = 0;
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] > values[at])
                at = i;
        }

        return at;
    }
}
