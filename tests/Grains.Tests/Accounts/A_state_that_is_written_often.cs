using FraudGrains.Grains.Accounts;
using FraudGrains.Grains.Velocity;

namespace FraudGrains.Grains.Tests.Accounts;

/// <summary>Parts that did not change since the last write keep their bytes: nobody may be able to tell.</summary>
public sealed class A_state_that_is_written_often
{
    private const long Start = 1_767_225_600_000;

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public void Has_the_bytes_of_one_that_is_written_once(int seed)
    {
        var random = new Random(seed);
        var (often, once) = (new AccountState(), new AccountState());
        var changes = new List<Action<AccountState>>();
        for (var i = 0; i < 2_600; i++)
        {
            var change = Change(random, i);
            changes.Add(change);
            change(often);
            if (random.Next(3) == 0)
                AccountStateCodec.Encode(often);
            if (i % 200 != 199)
                continue;
            changes.ForEach(each => each(once));
            changes.Clear();
            Assert.Equal(AccountStateCodec.Encode(Copy(once)), AccountStateCodec.Encode(often));
        }

        Assert.InRange(often.Transactions.ByTime.Count, AppliedTransactions.Capacity - AppliedTransactions.LetGoAtOnce, AppliedTransactions.Capacity);
    }

    private static AccountState Copy(AccountState state) => AccountStateCodec.Decode(AccountStateCodec.Encode(state));

    private static Action<AccountState> Change(Random random, int number)
    {
        // Most come in the order of time, some late.
        var timeMs = Start + (number * 3_600_000L) - (random.Next(10) == 0 ? random.Next(80) * 3_600_000L : 0);
        var (leg, id) = (new LegEvent(timeMs, random.Next(1, 1_000_000), (ulong)random.NextInt64()), (ulong)random.NextInt64());
        var (money, body, moved) = ((uint)random.Next(), (uint)random.Next(), random.Next(20) != 0);
        return random.Next(5) switch
        {
            0 => state => state.Velocity.Credits.Apply(leg),
            1 => state => TakeOutAndReturn(state.Velocity.Credits),
            2 => state => MarkMoved(state),
            _ => state => Pay(state, leg, new AppliedTransaction(id, money, body, timeMs, moved)),
        };
    }

    private static void Pay(AccountState state, LegEvent leg, AppliedTransaction transaction)
    {
        state.Velocity.Debits.Apply(leg);
        state.Transactions.Add(transaction);
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
}
