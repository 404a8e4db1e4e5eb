using CsCheck;
using FraudGrains.Grains.Labels;
using FraudGrains.Grains.StateFormat;

namespace FraudGrains.Grains.Tests.Labels;

public sealed class LegLabelsTests
{
    private const long Start = 1_767_225_600_000, Day = 86_400_000;

    /// <summary>Labels on a few transactions, contradicting and repeating each other.</summary>
    private static readonly Gen<LegLabel[]> Labels = Gen
        .Select(Gen.Int[0, 39], Gen.Bool, Gen.Long[0, 40])
        .Select((transaction, isFraud, day) => Label(transaction, isFraud, day))
        .Array[0, 60];

    [Fact]
    public void A_label_counts_from_the_moment_it_was_given()
    {
        var labels = new LegLabels();
        labels.Apply(Label(1, isFraud: true, labelledOnDay: 9));

        Assert.Empty(Frauds(labels, Start + (9 * Day) - 1));
        Assert.Equal([Label(1, true, 9).OccurredAtMs], Frauds(labels, Start + (9 * Day)));
    }

    [Fact]
    public void A_correction_overrules_from_its_own_moment_and_may_be_overruled_again()
    {
        var labels = new LegLabels();
        labels.Apply(Label(1, isFraud: true, labelledOnDay: 25));
        labels.Apply(Label(1, isFraud: false, labelledOnDay: 15));
        labels.Apply(Label(1, isFraud: true, labelledOnDay: 5));

        Assert.Single(Frauds(labels, Start + (10 * Day)));
        Assert.Empty(Frauds(labels, Start + (20 * Day)));
        Assert.Single(Frauds(labels, Start + (30 * Day)));
    }

    [Fact]
    public void What_is_known_at_any_moment_is_the_newest_verdict_until_then() =>
        Labels.Where(GiveEachVerdictAtMostTwice).Sample(given =>
        {
            var labels = Apply(given);
            for (var day = 0; day <= 41; day++)
                Assert.Equal(BruteForce(given, Start + (day * Day)), Frauds(labels, Start + (day * Day)));
        }, iter: 300);

    [Fact]
    public void A_label_of_the_future_changes_nothing_that_is_read_before_it() =>
        Gen.Select(Labels.Where(GiveEachVerdictAtMostTwice), Gen.Long[0, 40]).Sample((given, day) =>
        {
            var asOfMs = Start + (day * Day);
            Assert.Equal(Frauds(Apply([.. given.Where(l => l.LabelledAtMs <= asOfMs)]), asOfMs), Frauds(Apply(given), asOfMs));
        }, iter: 300);

    [Fact]
    public void The_same_labels_in_any_order_and_number_give_the_same_bytes() =>
        Gen.Select(Many(), Gen.Int[0, 1_000_000]).Sample((given, seed) =>
        {
            LegLabel[] raced = [.. given, .. given];
            new Random(seed).Shuffle(raced);
            Assert.Equal(Encode(given), Encode(raced));
        }, iter: 200);

    [Fact]
    public void A_label_that_comes_again_changes_nothing()
    {
        var labels = new LegLabels();

        Assert.True(labels.Apply(Label(1, true, 9)));
        Assert.False(labels.Apply(Label(1, true, 9)));
    }

    [Fact]
    public void What_was_stored_is_what_is_read_again() =>
        Many().Sample(given =>
        {
            var bytes = Encode(given);
            var reader = new StateReader(bytes);
            var copy = new AccountLabels();
            LabelsCodec.Read(ref reader, copy);
            Assert.True(reader.IsAtEnd);
            Assert.Equal(bytes, Encode(copy));
        }, iter: 100);

    [Fact]
    public void An_account_keeps_the_labels_of_its_newest_transactions_in_bounded_memory()
    {
        var account = new AccountLabels();
        Assert.Empty(Encode(account));

        for (var i = 0; i < 5_000; i++)
            account.Apply(new LegLabel((ulong)i * 7_919, Start + (i * 600_000L), i % 3 != 0, Start + (i * 600_000L) + (8 * Day)), isPayer: true, isPayee: true);

        var newest = Frauds(account.Credits, long.MaxValue);
        Assert.Equal(LegLabels.FraudCapacity, newest.Count);
        Assert.Equal(Start + (4_999 * 600_000L), newest[^1]);
        Assert.InRange(Encode(account).Length, 1_000, 4 * 1024);
    }

    private static Gen<LegLabel[]> Many() => Gen
        .Select(Gen.Int[0, 400], Gen.Bool, Gen.Long[0, 40])
        .Select((transaction, isFraud, day) => Label(transaction, isFraud, day))
        .Array[0, 500];

    private static LegLabel Label(int transaction, bool isFraud, long labelledOnDay) =>
        new((ulong)transaction * 0x9E3779B97F4A7C15, Start + (transaction * 1_000_003L), isFraud, Start + (labelledOnDay * Day));

    /// <summary>What is kept whole: the first and the last time of each verdict.</summary>
    private static bool GiveEachVerdictAtMostTwice(LegLabel[] given) =>
        given.CountBy(l => (l.TransactionId, l.IsFraud)).All(c => c.Value <= 2);

    private static LegLabels Apply(LegLabel[] given)
    {
        var labels = new LegLabels();
        foreach (var label in given)
            labels.Apply(label);
        return labels;
    }

    private static List<long> Frauds(LegLabels labels, long asOfMs)
    {
        Span<long> times = stackalloc long[LegLabels.FraudCapacity];
        return [.. times[..labels.ReadFrauds(asOfMs, times)]];
    }

    private static List<long> BruteForce(LegLabel[] given, long asOfMs) =>
    [
        .. given.Where(l => l.LabelledAtMs <= asOfMs && l.OccurredAtMs <= asOfMs)
            .GroupBy(l => (l.TransactionId, l.OccurredAtMs))
            .Where(g => g.MaxBy(l => (l.LabelledAtMs, l.IsFraud)).IsFraud)
            .Select(g => g.Key.OccurredAtMs)
            .Order(),
    ];

    private static byte[] Encode(LegLabel[] given)
    {
        var account = new AccountLabels();
        foreach (var label in given)
            account.Apply(label, isPayer: label.TransactionId % 2 == 0, isPayee: true);
        return Encode(account);
    }

    private static byte[] Encode(AccountLabels account)
    {
        var writer = new StateWriter();
        LabelsCodec.Write(writer, account);
        return writer.ToArray();
    }
}
