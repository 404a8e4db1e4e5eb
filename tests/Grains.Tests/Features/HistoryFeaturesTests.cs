using CsCheck;
using FraudGrains.Grains.Features;
using FraudGrains.Grains.Labels;
using FraudGrains.Grains.Velocity;

namespace FraudGrains.Grains.Tests.Features;

/// <summary>The figures against the slow way, and a few by hand.</summary>
public sealed class HistoryFeaturesTests
{
    private const long Start = MadeUpAccounts.Start, Day = MadeUpAccounts.Day;

    [Fact]
    public void Median_distance_and_rank_are_those_of_the_sorted_amounts() =>
        Gen.Select(Gen.Long[0, 50].Array[1, LegVelocity.ExactEvents], Gen.Long[0, 50]).Sample((amounts, amount) =>
        {
            LegEvent[] legs = [.. amounts.Select(a => new LegEvent(Start, a, 1))];
            var own = OwnAmounts.Of(legs, new long[LegVelocity.ExactEvents]);
            var median = amounts.Order().ElementAt(amounts.Length / 2);

            Assert.Equal(median, own.Median);
            Assert.Equal(amounts.Select(a => Math.Abs(a - median)).Order().ElementAt(amounts.Length / 2), own.MedianDistance());
            Assert.Equal((amounts.Count(a => a < amount) + (0.5 * amounts.Count(a => a == amount))) / amounts.Length, own.Rank(amount), 12);
        }, iter: 500);

    [Fact]
    public void An_amount_is_told_against_what_the_account_usually_pays()
    {
        var past = Enumerable.Range(0, 11).Select(i => Paid(day: i, amount: i == 10 ? 100_000 : 1_000)).ToArray();

        var features = MadeUpAccounts.Features(past, Start + (15 * Day));

        Assert.Equal(10, Of(features, "payer_debit_median"));
        Assert.Equal(12.345, Of(features, "amount_to_median"));
        Assert.Equal(10.0 / 11, Of(features, "amount_rank"), 12);
        Assert.Equal(11, Of(features, "payer_debit_lifetime_count"));
        Assert.Equal(123.45 / (1_100.0 / 11), Of(features, "amount_to_mean_lifetime"), 12);
        Assert.Equal(100, Of(features, "payer_debit_7d_max_to_median"));
        Assert.Equal([1, 1], [Of(features, "payer_outliers_7d"), Of(features, "payer_outliers_14d")]);
        Assert.Equal(5 * 86_400, Of(features, "payer_seconds_since_outlier"));
    }

    [Fact]
    public void A_run_of_frauds_is_present_until_a_payment_after_it_is_presumed_genuine()
    {
        // Days 0 to 9 genuine, 10 to 13 fraud told a day later, 14 to 16 genuine again.
        var past = Enumerable.Range(0, 17).Select(day => Received(day, isFraud: day is >= 10 and <= 13)).ToArray();

        var before = MadeUpAccounts.Features(past, Start + (20 * Day));
        Assert.Equal(4, Of(before, "payee_fraud_run_length"));
        Assert.Equal(10 * 86_400, Of(before, "payee_fraud_run_age_seconds"));
        Assert.Equal([1, 1, 1, 1, 0], Enumerable.Range(1, 5).Select(i => Of(before, $"payee_label_{i}")));
        Assert.Equal([10, 10, 10, 0], [Of(before, "payee_fraud_run_smallest_amount"), Of(before, "payee_fraud_run_mean_amount"), Of(before, "payee_last_fraud_amount"), Of(before, "payee_genuine_since_fraud")]);
        Assert.Equal(4.0 / 7, Of(before, "payee_labels_7d_fraud_share"), 12);

        var after = MadeUpAccounts.Features(past, Start + (22 * Day));
        Assert.Equal(0, Of(after, "payee_fraud_run_length"));
        Assert.Equal([12 * 86_400, 9 * 86_400, 7 * 86_400], [Of(after, "payee_seconds_since_run_start"), Of(after, "payee_seconds_since_fraud"), Of(after, "payee_seconds_since_genuine")]);
        Assert.Equal([0, 0, 1, 1, 1], Enumerable.Range(1, 5).Select(i => Of(after, $"payee_label_{i}")).Order());
    }

    [Fact]
    public void Known_payments_are_the_frauds_told_and_the_untold_older_than_the_delay() =>
        Gen.Select(MadeUpAccounts.Past, Gen.Long[20 * Day, 60 * Day]).Sample((past, afterMs) =>
        {
            var nowMs = Start + afterMs;
            var received = past.Where(s => s.Kind == 2 && s.TimeMs > nowMs - (37 * Day) && s.TimeMs <= nowMs).Select(s => s.IsFraud == false ? s with { IsFraud = null } : s).ToArray();
            bool IsKnownFraud(MadeUpAccounts.Step s) => s.IsFraud == true && s.LabelledAtMs <= nowMs;

            var features = MadeUpAccounts.Features(received, nowMs);

            foreach (var days in PayeeLabelFeatures.WindowDays)
            {
                var window = received.Where(s => s.TimeMs > nowMs - ((7 + days) * Day)).ToList();
                Assert.Equal(window.Count(IsKnownFraud), Of(features, $"payee_labels_{days}d_frauds"));
                Assert.Equal(window.Count(s => IsKnownFraud(s) || s.TimeMs <= nowMs - (7 * Day)), Of(features, $"payee_labels_{days}d_known"));
            }
        }, iter: 300);

    [Fact]
    public void A_busy_payee_keeps_its_share_of_frauds_though_its_payments_are_no_longer_kept_one_by_one()
    {
        var (credits, labels) = (new LegVelocity(), new AccountLabels());
        for (var i = 0; i < 40 * 50; i++)
        {
            var timeMs = Start + (i * Day / 50);
            credits.Apply(new LegEvent(timeMs, 1_000, (ulong)i));
            if (i % 100 == 7)
                labels.Apply(new LegLabel((ulong)i, timeMs, true, timeMs + (7 * Day)), isPayer: false, isPayee: true);
        }

        var nowMs = Start + (40 * Day);
        var known = KnownLegs.Read(credits, labels.Credits, nowMs, new long[KnownLegs.Room]);
        var (count, fraudCount) = known.Since(nowMs - (37 * Day));

        Assert.InRange(count, 29 * 50, 31 * 50);
        Assert.Equal(15, fraudCount);
        Assert.True(known.HasGenuineBetween(known.Frauds[^2], known.Frauds[^1]));
    }

    private static double Of(double[] features, string name) => features[FeatureSchema.IndexOf(name)];

    private static MadeUpAccounts.Step Paid(int day, long amount) => new(0, Start + (day * Day), amount, 1, null, 0);

    private static MadeUpAccounts.Step Received(int day, bool isFraud) => new(2, Start + (day * Day), 1_000, 1, isFraud ? true : null, Start + ((day + 1) * Day));
}
