using FraudGrains.Accounts;
using FraudGrains.Simulator.Population;

namespace FraudGrains.Simulator.Tests.Population;

public sealed class TransactionGeneratorTests
{
    private static readonly string[] Scenarios =
    [
        "dormant-takeover", "fan-in", "merchant-compromise", "mule-chain", "partial-drain", "push-payment-scam", "split-under-limit", "takeover-drain", "test-charge-drain",
    ];

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
                "00:00:26.334 Payment C4955593263 M0000003 186526",
                "00:01:08.876 Payment C5805149195 M0000038 77817",
                "00:02:14.595 CashOut C2380461036 A0000015 2045744",
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
    public void A_scammed_customer_pays_with_his_own_device_and_a_thief_mostly_with_another()
    {
        var devices = new Dictionary<AccountId, HashSet<string>>();
        Dictionary<string, (int Known, int All)> frauds = [];
        foreach (var t in Take(Days with { Accounts = 200, RatePerSecond = 0.1 }, 200_000))
        {
            if (t.Transaction.Device is not { } device)
                continue;
            var known = devices.TryGetValue(t.Transaction.Payer, out var his) ? his : devices[t.Transaction.Payer] = [];
            if (t.IsFraud && t.Transaction.Type == TransactionType.Transfer)
                frauds[t.Scenario] = frauds.GetValueOrDefault(t.Scenario) is var (k, n) ? (k + (known.Contains(device) ? 1 : 0), n + 1) : default;
            known.Add(device);
        }

        Assert.True(frauds["push-payment-scam"] is var (own, scams) && own > 0.8 * scams);
        Assert.True(frauds["takeover-drain"] is var (old, thefts) && old < 0.5 * thefts);
    }

    [Fact]
    public void A_dormant_account_was_hardly_used_before_it_was_taken_over()
    {
        var used = new Dictionary<AccountId, int>();
        var victims = new Dictionary<AccountId, int>();
        foreach (var t in Take(Days, 200_000))
        {
            if (t is { Scenario: "dormant-takeover", Transaction.Type: TransactionType.Transfer })
                victims.TryAdd(t.Transaction.Payer, used.GetValueOrDefault(t.Transaction.Payer));
            used[t.Transaction.Payer] = used.GetValueOrDefault(t.Transaction.Payer) + 1;
        }

        Assert.True(victims.Count > 3);
        Assert.True(victims.Values.Average() < 0.1 * used.Values.Average());
    }

    [Fact]
    public void Those_whose_cards_are_misused_bought_at_a_shop_of_their_own_before()
    {
        var bought = new HashSet<AccountId>();
        var misused = 0;
        foreach (var t in Take(Days, 200_000).Where(t => t.Transaction.Type == TransactionType.Payment))
        {
            if (t.Scenario == "merchant-compromise")
            {
                misused++;
                Assert.Contains(t.Transaction.Payer, bought);
            }

            bought.Add(t.Transaction.Payer);
        }

        Assert.True(misused > 10);
    }

    [Fact]
    public void Few_customers_do_much_and_every_customer_is_met()
    {
        var counts = Take(Days, 200_000).Where(t => t.Transaction.Payer.Value[0] == 'C').CountBy(t => t.Transaction.Payer).Select(pair => pair.Value).OrderDescending().ToList();

        Assert.InRange(counts.Count, 1_900, 2_040);
        Assert.InRange(counts.Take(20).Sum() / (double)counts.Sum(), 0.04, 0.2);
        Assert.True(counts[0] > 10 * counts[1_000]);
    }

    [Fact]
    public void Balances_after_the_fact_are_those_that_the_amount_leaves() => Assert.All(Take(Days, 20_000), t =>
    {
        var (amount, balances) = (t.Transaction.AmountMinorUnits, t.Balances!.Value);
        if (t.Transaction.PayerBalanceBeforeMinorUnits is { } before)
            Assert.Equal(t.Transaction.Type == TransactionType.CashIn ? before + amount : before - amount, balances.PayerAfter);
        if (balances.PayeeBefore is { } payeeBefore)
            Assert.Equal(payeeBefore + amount, balances.PayeeAfter);
    });

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
        Assert.InRange(Take(Days, 200_000).Count(t => t.Transaction.OccurredAt < Days.Start.AddDays(10)), 172_800 * .99, 172_800 * 1.01);
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
