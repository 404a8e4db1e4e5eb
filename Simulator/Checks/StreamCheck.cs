using System.Globalization;
using FraudGrains.Simulator.FraudPatterns;
using FraudGrains.Wire;

namespace FraudGrains.Simulator.Checks;

/// <summary>Compares a stream with the published log, where it should be like it, and asks that its frauds are not as plain as that log's.</summary>
internal static class StreamCheck
{
    private const double TypeShareTolerance = 0.01, AmountTolerance = 0.1, HourDistanceMax = 0.05, FraudShareTolerance = 0.0002;

    /// <summary>The published log's drain rule finds 97.5 % of its frauds: a leak. Here it must miss.</summary>
    private const double DrainRecallMax = 0.6;

    /// <summary>And most who empty their accounts must be honest.</summary>
    private const double DrainPrecisionMax = 0.5;

    /// <summary>The published log's frauds are as frequent at night as by day, at a distance of 0.8 from its traffic.</summary>
    private const double FraudHourDistanceMax = 0.6;

    /// <summary>In the published log no mule that was paid pays.</summary>
    private const double MulesThatPayMin = 0.8;

    /// <summary>A score that is as good as this is no poor one.</summary>
    private const double AmountPrecisionMax = 0.1;

    /// <param name="figures">The stream.</param>
    /// <param name="hourShares">The published log's hours.</param>
    /// <param name="isOurs">Whether this generator made the stream, which then has scenarios and mules.</param>
    public static IReadOnlyList<Criterion> Of(StreamFigures figures, double[] hourShares, bool isOurs)
    {
        var criteria = new List<Criterion>();
        foreach (var type in PublishedLog.Types)
            criteria.Add(Near($"share of {JsonText.Type(type.Type)}", figures.ShareOf(type.Type), type.Share, TypeShareTolerance));
        foreach (var type in PublishedLog.Types)
        {
            foreach (var (percentile, amount) in new[] { (50, type.P50), (95, type.P95), (99, type.P99) })
                criteria.Add(Near($"{JsonText.Type(type.Type)} amount p{percentile}", figures.Amount(type.Type, percentile), amount, AmountTolerance * amount));
        }

        criteria.Add(Below("hour profile, L1 distance", figures.HourDistance(hourShares), HourDistanceMax));
        criteria.Add(Near("share of fraud", (double)figures.Frauds / figures.Count, PublishedLog.FraudShare, FraudShareTolerance));
        criteria.Add(Below("drain rule alone, recall", figures.DrainRecall, DrainRecallMax));
        criteria.Add(Below("drain rule alone, precision", figures.DrainPrecision, DrainPrecisionMax));
        criteria.Add(Below("amount alone, PR-AUC", figures.AveragePrecisionOfAmount(), AmountPrecisionMax));
        criteria.Add(Below("fraud hours against traffic hours, L1 distance", figures.FraudHourDistance(), FraudHourDistanceMax));
        criteria.Add(Below("payments of more than there was", figures.Overdrawn, 1));
        if (!isOurs)
            return criteria;
        criteria.Add(new("mules paid that pay on or cash out", Text($"at least {MulesThatPayMin}"), figures.MulesThatPay, figures.MulesThatPay >= MulesThatPayMin));
        criteria.Add(new("scenarios", Text($"{FraudScheduler.Scenarios.Count}"), figures.Scenarios.Count, figures.Scenarios.Count == FraudScheduler.Scenarios.Count));
        return criteria;
    }

    private static Criterion Near(string name, double measured, double target, double tolerance) =>
        new(name, Text($"{target:0.####} ± {tolerance:0.####}"), measured, Math.Abs(measured - target) <= tolerance);

    private static Criterion Below(string name, double measured, double limit) => new(name, Text($"below {limit}"), measured, measured < limit);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
