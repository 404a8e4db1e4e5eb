using FraudGrains.Accounts;
using FraudGrains.Grains.Accounts;
using FraudGrains.Grains.Labels;
using FraudGrains.Grains.Velocity;

namespace FraudGrains.Grains.Tests.Accounts;

/// <summary>A write holds what has changed since the write before; what the store then has must be the whole account.</summary>
public sealed class A_state_that_is_written_in_parts
{
    private const long Start = 1_767_225_600_000;

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public void Is_in_the_store_as_it_is_in_memory_after_every_write(int seed)
    {
        var random = new Random(seed);
        var (state, stored) = (new AccountState(), StateParts.None);
        for (var i = 0; i < 3_400; i++)
        {
            state.Version++;
            Change(state, random, i);
            if (random.Next(3) != 0)
                continue;
            stored = stored.After(Write(state));
            Assert.Equal(AccountStateCodec.Encode(state), AccountStateCodec.Encode(AccountStateCodec.Decode(stored.Join())));
            if (random.Next(200) == 0)
                state = AccountStateCodec.Decode(stored.Join());
        }

        Assert.InRange(state.Transactions.ByTime.Count, AppliedTransactions.Capacity - AppliedTransactions.LetGoAtOnce, AppliedTransactions.Capacity);
    }

    [Fact]
    public void Is_written_whole_at_first_and_then_as_far_as_it_changed()
    {
        var state = new AccountState();
        for (var i = 0; i < 300; i++)
            Pay(state, new LegEvent(Start + i, 100, 7), (ulong)i);
        state.Velocity.Credits.Apply(new LegEvent(Start, 100, 7));
        Write(state);

        state.Velocity.Credits.Apply(new LegEvent(Start + 1, 100, 7));
        var received = Write(state);
        Pay(state, new LegEvent(Start + 400, 100, 7), 1_000);
        var paid = Write(state);

        Assert.Equal([AccountStateCodec.HeadPart, AccountStateCodec.PayeePart], received.Parts.Select(p => p.Number));
        Assert.Equal([AccountStateCodec.HeadPart, AccountStateCodec.PayerPart], paid.Parts.Select(p => p.Number));
        Assert.True(Write(AccountStateCodec.Decode(AccountStateCodec.Encode(state))).IsWhole);
    }

    [Fact]
    public void Says_of_what_was_let_go_that_it_is_gone()
    {
        var (state, stored) = (new AccountState(), StateParts.None);
        for (var i = 0; i < 3 * AppliedTransactions.Capacity; i++)
        {
            Pay(state, new LegEvent(Start + i, 100, 7), (ulong)i);
            stored = stored.After(Write(state));
        }

        var read = AccountStateCodec.Decode(stored.Join());

        Assert.Equal(state.Transactions.ByTime, read.Transactions.ByTime);
        Assert.Equal(state.Transactions.FloorMs, read.Transactions.FloorMs);
    }

    private static AccountCommit Write(AccountState state)
    {
        var isWhole = state.Written.IsNone;
        return new("A", 0, Guid.Empty, state.Version, Guid.Empty, state.Written.Take(state), isWhole, HasOutbox: false);
    }

    private static void Change(AccountState state, Random random, int number)
    {
        // Most come in the order of time, some late.
        var timeMs = Start + (number * 3_600_000L) - (random.Next(10) == 0 ? random.Next(80) * 3_600_000L : 0);
        var leg = new LegEvent(timeMs, random.Next(1, 1_000_000), (ulong)random.NextInt64());
        switch (random.Next(8))
        {
            case 0: state.Velocity.Credits.Apply(leg); break;
            case 1: TakeOutAndReturn(state.Velocity.Credits); break;
            case 2: MarkMoved(state); break;
            case 3: state.Labels.Apply(new LegLabel((ulong)random.NextInt64(), timeMs, random.Next(2) == 0, timeMs + 1), isPayer: true, isPayee: false); break;
            case 4: Owe(state, number); break;
            default: Pay(state, leg, (ulong)random.NextInt64(), moved: random.Next(20) != 0); break;
        }
    }

    private static void Pay(AccountState state, LegEvent leg, ulong id, bool moved = true)
    {
        state.Velocity.Debits.Apply(leg);
        state.Transactions.Add(new AppliedTransaction(id, (uint)id, (uint)id, leg.TimeMs, moved));
    }

    private static void TakeOutAndReturn(LegVelocity credits)
    {
        if (credits.Exact.Count == 0)
            return;
        var leg = credits.Exact[0];
        credits.TakeOut(leg);
        credits.Return(leg);
    }

    private static void MarkMoved(AccountState state)
    {
        if (state.Transactions.ByTime.FirstOrDefault(t => !t.Moved) is { IdHash: not 0 } blocked)
            state.Transactions.MarkMoved(blocked.IdHash);
    }

    /// <summary>A leg comes to be owed, and the one before it is settled.</summary>
    private static void Owe(AccountState state, int number)
    {
        if (state.Effects.Count > 0)
            state.Effects.RemoveAt(0);
        var position = new LogPosition("log", 1, number, 0);
        var leg = new CreditLeg($"t{number}", new("A"), DateTimeOffset.FromUnixTimeMilliseconds(Start), 100, position);
        state.Effects.Add(new PendingEffect(leg.TransactionId, new("B"), null, leg, AppliedPosition.Of(position)));
    }
}
