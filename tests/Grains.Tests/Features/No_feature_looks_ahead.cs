using CsCheck;
using FraudGrains.Grains.Features;
using FraudGrains.Grains.Velocity;

namespace FraudGrains.Grains.Tests.Features;

public sealed class No_feature_looks_ahead
{
    private static readonly Gen<(MadeUpAccounts.Step[] Past, long NowMs)> Case =
        Gen.Select(MadeUpAccounts.Past, Gen.Long[20 * MadeUpAccounts.Day, 60 * MadeUpAccounts.Day]).Select((past, after) => (past, MadeUpAccounts.Start + after));

    /// <remarks>For what happened within the look-back of single payments; how long ago an older one was is forgotten when a newer one has come.</remarks>
    [Fact]
    public void Payments_of_the_week_after_change_no_feature_even_when_they_arrive_first() =>
        Case.Sample((past, nowMs) =>
        {
            var known = past.Where(s => s.TimeMs <= nowMs && s.TimeMs > nowMs - (long)LegVelocity.LookBack.TotalMilliseconds).ToArray();
            var later = past.Where(s => s.TimeMs > nowMs && s.TimeMs <= nowMs + (7 * MadeUpAccounts.Day)).ToArray();
            AssertSame(MadeUpAccounts.Features(known, nowMs), MadeUpAccounts.Features([.. known, .. later], nowMs));
        }, iter: 300);

    [Fact]
    public void Labels_that_come_later_change_no_feature() =>
        Case.Sample((past, nowMs) =>
        {
            var known = past.Where(s => s.TimeMs <= nowMs).ToArray();
            var untold = known.Select(s => s.LabelledAtMs > nowMs ? s with { IsFraud = null } : s);
            AssertSame(MadeUpAccounts.Features(untold, nowMs), MadeUpAccounts.Features(known, nowMs));
        }, iter: 300);

    [Fact]
    public void Labels_that_have_come_do_change_features()
    {
        MadeUpAccounts.Step[] past = [new(2, MadeUpAccounts.Start, 500, 1, true, MadeUpAccounts.Start + MadeUpAccounts.Day)];
        var at = FeatureSchema.IndexOf("payee_fraud_run_length");

        Assert.Equal(0, MadeUpAccounts.Features(past, MadeUpAccounts.Start + MadeUpAccounts.Day - 1)[at]);
        Assert.Equal(1, MadeUpAccounts.Features(past, MadeUpAccounts.Start + MadeUpAccounts.Day)[at]);
    }

    private static void AssertSame(double[] expected, double[] actual)
    {
        for (var i = 0; i < FeatureSchema.Count; i++)
            Assert.True(BitConverter.DoubleToInt64Bits(expected[i]) == BitConverter.DoubleToInt64Bits(actual[i]), $"{FeatureSchema.Names[i]} was {expected[i]} and is {actual[i]}");
    }
}
