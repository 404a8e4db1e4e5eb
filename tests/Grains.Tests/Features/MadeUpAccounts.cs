using CsCheck;
using FraudGrains.Accounts;
using FraudGrains.Grains.Features;
using FraudGrains.Grains.Labels;
using FraudGrains.Grains.Velocity;

namespace FraudGrains.Grains.Tests.Features;

/// <summary>Two accounts with a past, and a payment between them to judge.</summary>
internal static class MadeUpAccounts
{
    public const long Start = 1_767_225_600_000, Day = 86_400_000;

    /// <summary>A step of a past: a payment (who pays whom, when, how much) that may later be labelled.</summary>
    public sealed record Step(int Kind, long TimeMs, long AmountMinorUnits, int Other, bool? IsFraud, long LabelledAtMs);

    /// <summary>At most as many steps a leg as are kept one by one.</summary>
    public static readonly Gen<Step[]> Past = Gen
        .Select(Gen.Int[0, 3], Gen.Long[0, 60 * Day], Gen.Long[0, 100_000], Gen.Int[0, 4], Gen.Int[0, 5], Gen.Long[0, 12 * Day])
        .Select((kind, afterMs, amount, other, label, delayMs) =>
            new Step(kind, Start + (afterMs / 1_000 * 1_000), amount, other, label switch { 0 => false, < 4 => true, _ => null }, Start + afterMs + delayMs))
        .Array[0, 60];

    public static double[] Features(IEnumerable<Step> steps, long nowMs)
    {
        var (payer, payee) = (new AccountVelocity(), new AccountVelocity());
        var (payerLabels, payeeLabels) = (new AccountLabels(), new AccountLabels());
        foreach (var (index, step) in steps.Index())
        {
            // Kinds: the payer pays, the payer receives, the payee receives, the payee pays.
            var (velocity, labels) = step.Kind < 2 ? (payer, payerLabels) : (payee, payeeLabels);
            var isDebit = step.Kind is 0 or 3;
            (isDebit ? velocity.Debits : velocity.Credits).Apply(new LegEvent(step.TimeMs, step.AmountMinorUnits, IdentityHash.Of(step.Other == 0 ? "payee" : $"C{step.Other}")));
            if (step.IsFraud is { } isFraud)
                labels.Apply(new LegLabel((ulong)index + 1, step.TimeMs, isFraud, step.LabelledAtMs), isDebit, !isDebit);
        }

        var transaction = new Transaction
        {
            TransactionId = "now",
            OccurredAt = DateTimeOffset.FromUnixTimeMilliseconds(nowMs),
            Type = TransactionType.Transfer,
            AmountMinorUnits = 12_345,
            Payer = new("payer"),
            Payee = new("payee"),
        };
        var answer = FeatureExtractor.ExtractPayee(payee, payeeLabels, IdentityHash.Of("payer"), nowMs);
        return FeatureExtractor.Extract(payer.Debits, payer, payerLabels, answer, transaction);
    }
}
