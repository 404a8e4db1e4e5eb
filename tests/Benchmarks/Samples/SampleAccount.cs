using FraudGrains.Accounts;
using FraudGrains.Decisions;
using FraudGrains.Grains.Accounts;
using FraudGrains.Grains.Decisions;
using FraudGrains.Grains.Features;
using FraudGrains.Grains.Velocity;

namespace FraudGrains.Benchmarks.Samples;

/// <summary>An account with a month behind it: what it paid, what it received, its last decisions.</summary>
internal static class SampleAccount
{
    private const int Payments = 40;

    public static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 30, 0, TimeSpan.Zero);

    /// <summary>A moment after everything that happened.</summary>
    public static readonly DateTimeOffset Now = Start.AddDays(31);

    public static AccountState Make()
    {
        var state = new AccountState();
        for (var i = 0; i < Payments; i++)
        {
            var payment = SampleTransaction.Make($"t-{i:000000}", payee: i % 7) with { OccurredAt = Start.AddHours(i * 18) };
            Record(state, payment, i);
            if (i % 2 == 0)
                state.Velocity.Credits.Apply(new LegEvent(payment.OccurredAt.ToUnixTimeMilliseconds() + 60_000, 12_345 + i, IdentityHash.Of($"C{i % 5}")));
            state.Effects.Clear();
        }

        return state;
    }

    /// <summary>What a commit holds when the account has paid.</summary>
    public static StatePart[] WriteAfterPayment(AccountState state)
    {
        var newest = state.Velocity.Debits.Exact[^1];
        state.Velocity.Debits.TakeOut(newest);
        state.Velocity.Debits.Return(newest);
        return state.Written.Take(state);
    }

    /// <summary>What a commit holds when the account has received.</summary>
    public static StatePart[] WriteAfterReceipt(AccountState state)
    {
        var newest = state.Velocity.Credits.Exact[^1];
        state.Velocity.Credits.TakeOut(newest);
        state.Velocity.Credits.Return(newest);
        return state.Written.Take(state);
    }

    private static void Record(AccountState state, Transaction payment, int offset)
    {
        var features = FeatureExtractor.Extract(state.Velocity.Debits, state.Velocity, state.Labels, FeatureExtractor.UnknownPayee(), payment);
        var draft = new Decision
        {
            TransactionId = payment.TransactionId,
            Payer = payment.Payer,
            Payee = payment.Payee,
            OccurredAt = payment.OccurredAt,
            DecidedAt = payment.OccurredAt,
            Outcome = Outcome.Approve,
            Score = 0.01,
            Mode = DecisionMode.Full,
            Reasons = [],
            ModelVersion = "0123456789ab",
            RuleSetVersion = "ba9876543210",
            FeatureSchemaVersion = FeatureSchema.Version,
        };
        DecisionRecorder.Record(state, new Case(payment, new LogPosition("log", 1, offset, offset, Committed: offset), FeatureExtractor.UnknownPayee()), new Judgement(features, [], 0.01, null), draft, DecisionSource.Stream);
    }
}
