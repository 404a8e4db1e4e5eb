using FraudGrains.Accounts;
using FraudGrains.Grains.Labels;
using FraudGrains.Grains.Velocity;

namespace FraudGrains.Grains.Features;

/// <summary>
/// Turns what two accounts know into the feature vector of one transaction, as of before either leg is applied.
/// Grains, trainer and tests call this very code.
/// </summary>
public static class FeatureExtractor
{
    private static readonly int Windows = VelocityWindow.All.Length;
    private static readonly int Hour = VelocityWindow.IndexOf("1h"), Day = VelocityWindow.IndexOf("24h"), Month = VelocityWindow.IndexOf("30d");

    /// <summary>The payee's part, answered by the payee's grain.</summary>
    /// <param name="payee">The payee's account.</param>
    /// <param name="labels">What became known about its transactions.</param>
    /// <param name="payer">Hash of the payer's id.</param>
    /// <param name="occurredAtMs">Event time of the transaction.</param>
    public static PayeeFeatures ExtractPayee(AccountVelocity payee, AccountLabels labels, ulong payer, long occurredAtMs)
    {
        Span<WindowStats> credits = stackalloc WindowStats[Windows];
        Span<WindowTotals> debits = stackalloc WindowTotals[Windows];
        payee.Credits.Read(occurredAtMs, credits);
        payee.Debits.ReadTotals(occurredAtMs, debits);
        var values = new double[FeatureSchema.PayeeCount];
        var writer = new FeatureWriter(values);
        foreach (var window in credits)
        {
            writer.Add(window.Count);
            writer.AddMajor(window.Sum);
            writer.AddMajor(window.Mean);
            writer.AddMajor((Int128)window.Max);
            writer.Add(window.DistinctCounterparties);
        }

        foreach (var w in FeatureSchema.PayeeDebitWindows)
        {
            writer.Add(debits[w].Count);
            writer.AddMajor(debits[w].Sum);
        }

        writer.AddSecondsSince(payee.Credits.LastAtOrBefore(occurredAtMs), occurredAtMs);
        writer.AddSecondsSince(payee.Debits.LastAtOrBefore(occurredAtMs), occurredAtMs);
        writer.AddSecondsSince(payee.FirstMs, occurredAtMs);
        writer.AddKnown(payee.Credits.Counterparties, payer, occurredAtMs);
        writer.AddRatio((double)debits[Day].Sum, (double)credits[Day].Sum);
        PayeeLabelFeatures.Add(ref writer, payee.Credits, labels.Credits, occurredAtMs);
        return new PayeeFeatures(values);
    }

    /// <summary>The payee's part when the payee could not be asked: nothing is known.</summary>
    public static PayeeFeatures UnknownPayee()
    {
        var values = new double[FeatureSchema.PayeeCount];
        Array.Fill(values, double.NaN);
        return new PayeeFeatures(values);
    }

    /// <summary>The whole vector.</summary>
    /// <param name="debits">What the payer paid before.</param>
    /// <param name="payer">The payer's account.</param>
    /// <param name="labels">What became known about the payer's transactions.</param>
    /// <param name="payee">The payee's answer.</param>
    /// <param name="transaction">The transaction to judge.</param>
    public static double[] Extract(LegVelocity debits, AccountVelocity payer, AccountLabels labels, PayeeFeatures payee, Transaction transaction)
    {
        var nowMs = transaction.OccurredAt.ToUnixTimeMilliseconds();
        Span<WindowStats> paid = stackalloc WindowStats[Windows];
        Span<WindowTotals> received = stackalloc WindowTotals[Windows];
        debits.Read(nowMs, paid);
        payer.Credits.ReadTotals(nowMs, received);
        var values = new double[FeatureSchema.Count];
        var writer = new FeatureWriter(values);
        AddTransaction(ref writer, transaction);
        AddPayerWindows(ref writer, paid, received);
        writer.AddSecondsSince(debits.LastAtOrBefore(nowMs), nowMs);
        writer.AddSecondsSince(payer.Credits.LastAtOrBefore(nowMs), nowMs);
        writer.AddSecondsSince(Earlier(debits.FirstMs, payer.FirstMs), nowMs);
        writer.AddKnown(debits.Counterparties, IdentityHash.OfName(transaction.Payee.Value), nowMs);
        AddAgainstOwnHistory(ref writer, transaction.AmountMinorUnits, paid, received);
        writer.Add(PartOf(payee.Values, 0, FeatureSchema.PayeeFirstCount));
        PayerHistoryFeatures.Add(ref writer, debits, labels.Debits, paid, transaction.AmountMinorUnits, nowMs);
        writer.Add(PartOf(payee.Values, FeatureSchema.PayeeFirstCount, FeatureSchema.PayeeCount));
        return values;
    }

    /// <summary>A silo of an earlier version answers a shorter part: the rest is not known.</summary>
    private static ReadOnlySpan<double> PartOf(double[] values, int from, int until)
    {
        if (values.Length >= until)
            return values.AsSpan(from..until);
        var part = new double[until - from];
        Array.Fill(part, double.NaN);
        values.AsSpan(Math.Min(from, values.Length)).CopyTo(part);
        return part;
    }

    private static void AddTransaction(ref FeatureWriter writer, Transaction transaction)
    {
        var balance = transaction.PayerBalanceBeforeMinorUnits;
        writer.AddMajor((Int128)transaction.AmountMinorUnits);
        writer.Add((int)transaction.Type);
        writer.Add(transaction.OccurredAt.UtcDateTime.Hour);
        writer.Add((int)transaction.OccurredAt.UtcDateTime.DayOfWeek);
        writer.AddMajor(balance ?? double.NaN);
        writer.AddRatio(transaction.AmountMinorUnits, balance ?? double.NaN);
        writer.Add(transaction.Payer == transaction.Payee ? 1 : 0);
    }

    private static void AddPayerWindows(ref FeatureWriter writer, scoped ReadOnlySpan<WindowStats> paid, scoped ReadOnlySpan<WindowTotals> received)
    {
        foreach (var window in paid)
        {
            writer.Add(window.Count);
            writer.AddMajor(window.Sum);
            writer.AddMajor(window.Mean);
            writer.AddMajor((Int128)window.Max);
            writer.AddMajor(window.StandardDeviation);
            writer.Add(window.DistinctCounterparties);
        }

        foreach (var window in received)
        {
            writer.Add(window.Count);
            writer.AddMajor(window.Sum);
        }
    }

    private static void AddAgainstOwnHistory(ref FeatureWriter writer, long amount, scoped ReadOnlySpan<WindowStats> paid, scoped ReadOnlySpan<WindowTotals> received)
    {
        var month = paid[Month];
        writer.AddRatio(amount, month.Mean);
        writer.Add(month.StandardDeviation > 0 ? (amount - month.Mean) / month.StandardDeviation : double.NaN);
        writer.AddRatio(amount, month.Max);
        writer.AddRatio(amount, (double)received[Hour].Sum);
        writer.AddRatio(amount, (double)received[Day].Sum);
        writer.AddRatio((double)paid[Day].Sum + amount, (double)received[Day].Sum);
    }

    private static long? Earlier(long firstMs, long? otherMs) => Math.Min(firstMs, otherMs ?? long.MaxValue) is var first && first == long.MaxValue ? null : first;
}
