using FraudGrains.Accounts;
using FraudGrains.Decisions;
using FraudGrains.Grains.Accounts;
using FraudGrains.Grains.Features;
using FraudGrains.Grains.StateFormat;
using FraudGrains.Grains.Tests.Velocity;
using FraudGrains.Grains.Velocity;
using FraudGrains.Wire;

namespace FraudGrains.Grains.Tests.Accounts;

public sealed class AccountStateCodecTests
{
    [Fact]
    public void What_was_stored_is_what_is_read_again()
    {
        var state = SomeState();

        var copy = AccountStateCodec.Decode(AccountStateCodec.Encode(state));

        Assert.Equal(AccountStateCodec.Encode(state), AccountStateCodec.Encode(copy));
        Assert.Equal(state.Version, copy.Version);
        Assert.Equal(state.LastReceiptHash, copy.LastReceiptHash);
        Assert.Equal(state.Outcomes, copy.Outcomes);
        Assert.True(copy.Positions.Contains(new AppliedPosition(IdentityHash.Of("log"), 3, 17)));
        Assert.Equal(Recognition.Repeat, copy.Transactions.Recognise(AppliedTransaction.Of(SomeTransaction("t1"))));
        Assert.Equal(Recognition.OtherMoney, copy.Transactions.Recognise(AppliedTransaction.Of(SomeTransaction("t1") with { AmountMinorUnits = 1 })));
        Assert.True(copy.ApiLegs.Contains(IdentityHash.Of("leg")));
        Assert.True(copy.Positions.ContainsLeg(IdentityHash.Of("leg from the log")));
    }

    [Fact]
    public void A_state_that_the_first_version_wrote_still_loads()
    {
        var state = AccountStateCodec.Decode(WrittenByFormat1());

        Assert.Equal(5, state.Version);
        Assert.Equal((5, 3_550), (state.Velocity.Debits.LifetimeCount, (int)state.Velocity.Debits.LifetimeSum));
        Assert.Equal((1, 12_345), (state.Velocity.Credits.LifetimeCount, (int)state.Velocity.Credits.LifetimeSum));
        Assert.Equal([3, 2, 0], state.Outcomes);
        Assert.Equal(["t0", "t1", "t2", "t3", "t4"], state.Decisions.OldestFirst.Select(d => d.TransactionId));
        Assert.Equal(5, state.Effects.Count);
        Assert.All(state.Effects, e => Assert.Equal(e.Receipt!.ReceiptHash, ReceiptJson.Seal(e.Receipt with { ReceiptHash = "" }, FeatureSchema.Names).ReceiptHash));
        Assert.Equal(Recognition.Repeat, state.Transactions.Recognise(AppliedTransaction.Of(SomeTransaction("t1"))));
    }

    [Fact]
    public void A_receipt_read_again_gives_the_same_bytes()
    {
        var state = SomeState();
        var before = ReceiptJson.ToUtf8(state.Effects[0].Receipt!, FeatureSchema.Names);

        var copy = AccountStateCodec.Decode(AccountStateCodec.Encode(state));

        Assert.Equal(before, ReceiptJson.ToUtf8(copy.Effects[0].Receipt!, FeatureSchema.Names));
    }

    [Fact]
    public void Legs_that_are_owed_are_owed_still()
    {
        var state = SomeState();
        var leg = PendingEffect.LegOf(SomeTransaction("t9"), new LogPosition("log", 3, 18, 17));
        state.Effects[0] = state.Effects[0] with { Leg = leg with { TransactionId = state.Effects[0].TransactionId }, Position = AppliedPosition.Of(leg.Position!.Value) };
        state.Effects.Add(new PendingEffect("t9", new("B"), null, leg, AppliedPosition.Of(leg.Position!.Value)));

        var copy = AccountStateCodec.Decode(AccountStateCodec.Encode(state));

        Assert.Equal(state.Effects.Select(e => (e.TransactionId, e.Payee, e.Leg, e.Position)), copy.Effects.Select(e => (e.TransactionId, e.Payee, e.Leg, e.Position)));
        Assert.Null(copy.Effects[^1].Receipt);
    }

    [Fact]
    public void A_state_without_the_sections_of_later_versions_loads_with_them_empty()
    {
        var writer = new StateWriter();
        writer.Byte(1);
        writer.Unsigned(9);
        var debits = new LegVelocity();
        debits.Apply(new LegEvent(1_767_225_600_000, 500, 1));
        writer.Section(1, w => VelocityCodec.Write(w, debits));

        var state = AccountStateCodec.Decode(writer.ToArray());

        Assert.Equal(9, state.Version);
        Assert.Equal(1, state.Velocity.Debits.LifetimeCount);
        Assert.Empty(state.Effects);
    }

    [Theory]
    [InlineData(3, "format 3")]
    [InlineData(255, "format 255")]
    public void A_newer_format_is_refused_by_name(byte format, string named)
    {
        var bytes = AccountStateCodec.Encode(SomeState());
        bytes[0] = format;

        Assert.Contains(named, Assert.Throws<StateFormatException>(() => AccountStateCodec.Decode(bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_that_is_not_known_is_refused_rather_than_dropped()
    {
        var writer = new StateWriter();
        writer.Byte(1);
        writer.Unsigned(1);
        writer.Section(99, w => w.Byte(1));

        Assert.Contains("section 99", Assert.Throws<StateFormatException>(() => AccountStateCodec.Decode(writer.ToArray())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_legs_than_are_ever_kept_one_by_one_are_refused()
    {
        const int TooMany = LegVelocity.ExactEvents + 1;
        var writer = new StateWriter();
        writer.Byte(1);
        writer.Unsigned(1);
        writer.Section(1, w =>
        {
            w.Unsigned(TooMany);
            w.Wide(TooMany);
            w.Signed(LegGenerator.StartMs);
            w.Signed(LegGenerator.StartMs);
            w.Count(TooMany);
            for (var i = 0; i < TooMany; i++)
            {
                w.Unsigned(0);
                w.Unsigned(1);
                w.Hash((ulong)i);
            }

            w.Count(0);
            w.Count(0);
            w.Count(0);
        });

        Assert.Contains("at most 64", Assert.Throws<StateFormatException>(() => AccountStateCodec.Decode(writer.ToArray())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_bytes_end_in_a_named_error_or_in_a_state_never_in_a_crash()
    {
        var bytes = AccountStateCodec.Encode(SomeState());
        var random = new Random(11);
        for (var i = 0; i < 20_000; i++)
        {
            var damaged = bytes[..random.Next(1, bytes.Length + 1)];
            for (var flips = random.Next(4); flips > 0; flips--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                AccountStateCodec.Decode(damaged);
            }
            catch (StateFormatException)
            {
                // The named error.
            }
        }
    }

    [Fact]
    public void A_typical_account_takes_little()
    {
        var state = new AccountState();
        var random = new Random(3);
        for (var i = 0; i < 25; i++)
        {
            var transaction = SomeTransaction($"t-{i:000000}", random.Next(8)) with { OccurredAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(i * 20) };
            Decide(state, transaction, i);
            state.Effects.Clear();
        }

        Assert.InRange(AccountStateCodec.Encode(state).Length, 500, 3_500);
    }

    /// <summary>A state as the first version wrote it. It must load for ever: never change the file.</summary>
    private static byte[] WrittenByFormat1() =>
        Convert.FromBase64String(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Accounts", "account-state.format1.base64")));

    private static AccountState SomeState()
    {
        var state = new AccountState();
        for (var i = 0; i < 5; i++)
            Decide(state, SomeTransaction($"t{i}"), i);
        state.Positions.Add(new AppliedPosition(IdentityHash.Of("log"), 3, 17), 12, IdentityHash.Of("leg from the log"));
        state.Velocity.Credits.Apply(new LegEvent(1_767_225_600_000, 12_345, IdentityHash.Of("C9")));
        state.ApiLegs.Add(IdentityHash.Of("leg"), 1_767_225_600_000);
        return state;
    }

    private static void Decide(AccountState state, Transaction transaction, int offset)
    {
        var features = FeatureExtractor.Extract(state.Velocity.Debits, state.Velocity, state.Labels, FeatureExtractor.UnknownPayee(), transaction);
        var draft = new Decision
        {
            TransactionId = transaction.TransactionId,
            Payer = transaction.Payer,
            Payee = transaction.Payee,
            OccurredAt = transaction.OccurredAt,
            DecidedAt = transaction.OccurredAt,
            Outcome = offset % 2 == 0 ? Outcome.Approve : Outcome.Review,
            Score = 0.123,
            Mode = DecisionMode.Full,
            Reasons = offset % 2 == 0 ? [] : [new Reason("amount", "amount is 7.10", 0.5)],
            ModelVersion = "0123456789ab",
            RuleSetVersion = "ba9876543210",
            FeatureSchemaVersion = 1,
        };
        DecisionRecorder.Record(
            state,
            new Case(transaction, new LogPosition("log", 1, offset, 0), FeatureExtractor.UnknownPayee()),
            new FraudGrains.Grains.Decisions.Judgement(features, [], 0.123, null),
            draft,
            offset % 3 == 0 ? DecisionSource.Api : DecisionSource.Stream);
    }

    private static Transaction SomeTransaction(string id, int payee = 0) => new()
    {
        TransactionId = id,
        OccurredAt = new DateTimeOffset(2026, 1, 5, 9, 30, 0, TimeSpan.Zero),
        Type = TransactionType.Transfer,
        AmountMinorUnits = 710,
        Currency = "USD",
        Payer = new("C1"),
        Payee = new($"M{payee}"),
    };
}
