using FraudGrains.Accounts;
using FraudGrains.Simulator.Population;

namespace FraudGrains.Simulator.Tests.Population;

public sealed class TransactionGeneratorTests
{
    private static readonly string[] Scenarios = ["fan-in", "mule-chain", "partial-drain", "split-under-limit", "takeover-drain", "test-charge-drain"];

    private static readonly GeneratorOptions Days = new() { Accounts = 2_000, RatePerSecond = 0.2, FollowsTheDay = true };

    [Fact]
    public void The_same_options_give_the_same_stream_and_another_seed_another() =>
        Assert.Multiple(
            () => Assert.Equal(Take(Days, 3_000), Take(Days, 3_000)),
            () => Assert.Empty(Take(Days, 3_000).Select(t => t.Transaction.TransactionId).Intersect(Take(Days with { Seed = 8 }, 3_000).Select(t => t.Transaction.TransactionId))),
            () => Assert.NotEqual(
                Take(Days, 100).ConvertAll(t => t.Transaction with { TransactionId = "" }),
                Take(Days with { Seed = 8 }, 100).ConvertAll(t => t.Transaction with { TransactionId = "" })));

    [Fact]
    public void Streams_that_begin_at_different_times_share_no_id() =>
        Assert.Empty(Take(Days, 500).Select(t => t.Transaction.TransactionId).Intersect(
            Take(Days with { Start = Days.Start.AddSeconds(1) }, 500).Select(t => t.Transaction.TransactionId)));

    [Fact]
    public void The_first_transactions_of_a_seed_stay_what_they_are() =>
        Assert.Equal(
            [
                "00:00:14.325 Transfer E0000003 C6495110299 27015584",
                "00:01:21.843 CashOut C2946382634 A0000031 20467732",
                "00:01:41.224 CashOut C6212014793 A0000017 7395181",
            ],
            Take(Days, 3).ConvertAll(t => $"{t.Transaction.OccurredAt:HH:mm:ss.fff} {t.Transaction.Type} {t.Transaction.Payer} {t.Transaction.Payee} {t.Transaction.AmountMinorUnits}"));

    [Fact]
    public void Ids_are_unique_and_time_never_goes_back()
    {
        var stream = Take(Days, 50_000).ConvertAll(t => t.Transaction);

        Assert.Equal(stream.Count, stream.Select(t => t.TransactionId).Distinct().Count());
        Assert.All(stream.Zip(stream.Skip(1)), pair => Assert.True(pair.First.OccurredAt <= pair.Second.OccurredAt));
        Assert.True(stream[0].OccurredAt >= Days.Start);
    }

    [Fact]
    public void Nobody_pays_what_he_has_not_got_and_every_balance_follows_from_the_one_before()
    {
        var balances = new Dictionary<AccountId, long>();
        foreach (var t in Take(Days, 100_000).Select(t => t.Transaction).Where(t => t.PayerBalanceBeforeMinorUnits is not null || balances.ContainsKey(t.Payee)))
        {
            if (t.PayerBalanceBeforeMinorUnits is { } before)
            {
                Assert.True(before >= 0 && (t.Type == TransactionType.CashIn || t.AmountMinorUnits <= before));
                Assert.Equal(balances.GetValueOrDefault(t.Payer, before), before);
                balances[t.Payer] = t.Type == TransactionType.CashIn ? before + t.AmountMinorUnits : before - t.AmountMinorUnits;
            }

            if (balances.TryGetValue(t.Payee, out var payee))
                balances[t.Payee] = payee + t.AmountMinorUnits;
        }

        Assert.True(balances.Count > 1_500);
    }

    [Theory]
    [InlineData(0.0013)]
    [InlineData(0.02)]
    public void Fraud_is_as_frequent_as_was_asked(double rate)
    {
        var stream = Take(Days with { FraudRate = rate }, 200_000);

        Assert.InRange(stream.Count(t => t.IsFraud) / 200_000.0, 0.85 * rate, 1.15 * rate);
    }

    [Fact]
    public void Without_fraud_there_is_none() => Assert.DoesNotContain(Take(Days with { FraudRate = 0 }, 50_000), t => t.IsFraud);

    [Fact]
    public void Every_scenario_occurs_and_every_fraud_tells_its_own()
    {
        var frauds = Take(Days, 200_000).Where(t => t.Scenario.Length > 0).ToList();

        Assert.Equal(Scenarios, frauds.Select(t => t.Scenario).Distinct().Order(StringComparer.Ordinal));
        Assert.All(frauds, t => Assert.True(t.IsFraud));
    }

    [Fact]
    public void A_mule_that_was_paid_is_the_mule_that_cashes_out_within_six_hours()
    {
        var frauds = Take(Days, 200_000).Where(t => t.Scenario == "takeover-drain").Select(t => t.Transaction).ToList();
        var cashOuts = frauds.Where(t => t.Type == TransactionType.CashOut).ToList();

        Assert.NotEmpty(cashOuts);
        Assert.All(cashOuts, cashOut => Assert.Contains(
            frauds,
            t => t.Type == TransactionType.Transfer && t.Payee == cashOut.Payer && cashOut.OccurredAt - t.OccurredAt is var delay && delay >= TimeSpan.FromMinutes(6) && delay <= TimeSpan.FromHours(6)));
    }

    [Fact]
    public void Honest_customers_empty_their_accounts_too()
    {
        var drains = Take(Days, 100_000).Where(t => t.Transaction.Type is TransactionType.Transfer or TransactionType.CashOut && t.Transaction.AmountMinorUnits == t.Transaction.PayerBalanceBeforeMinorUnits).ToList();

        Assert.True(drains.Count(t => !t.IsFraud) > drains.Count(t => t.IsFraud));
    }

    [Fact]
    public void The_types_come_in_paysims_proportions()
    {
        var stream = Take(Days, 100_000);

        Assert.InRange(Share(TransactionType.Payment), .328, .348);
        Assert.InRange(Share(TransactionType.CashOut), .342, .362);
        Assert.InRange(Share(TransactionType.CashIn), .21, .23);
        Assert.InRange(Share(TransactionType.Transfer), .074, .094);
        Assert.InRange(Share(TransactionType.Debit), .0045, .0085);
        double Share(TransactionType type) => stream.Count(t => t.Transaction.Type == type) / 100_000.0;
    }

    [Fact]
    public void The_rate_is_held_with_and_without_the_hours_of_the_day()
    {
        Assert.InRange(Seconds(Days with { FollowsTheDay = false }, 20_000), 95_000, 105_000);
        Assert.InRange(Seconds(Days, 172_800), 10 * 86_400 * .97, 10 * 86_400 * 1.03);
        Assert.InRange(Seconds(new() { Accounts = 200, RatePerSecond = 2_000 }, 20_000), 9.5, 10.5);
        static double Seconds(GeneratorOptions options, int count) => (Take(options, count)[^1].Transaction.OccurredAt - options.Start).TotalSeconds;
    }

    [Theory]
    [InlineData(19, 1, .1)]
    [InlineData(100, 0, .1)]
    [InlineData(100, 1, .3)]
    [InlineData(100, 1, -.1)]
    public void Options_out_of_range_are_refused(int accounts, double rate, double fraudRate) =>
        Assert.Throws<ArgumentException>(() => new TransactionGenerator(new() { Accounts = accounts, RatePerSecond = rate, FraudRate = fraudRate }));

    [Fact]
    public void The_smallest_population_goes_on_for_long() => Assert.Equal(50_000, Take(new() { Accounts = 20, RatePerSecond = 5, FraudRate = .2 }, 50_000).Count);

    private static List<LabelledTransaction> Take(GeneratorOptions options, int count) => [.. new TransactionGenerator(options).Generate().Take(count)];
}
