using FraudGrains.Grains.Accounts;
using FraudGrains.Grains.Labels;
using FraudGrains.Grains.Velocity;

namespace FraudGrains.Grains.Tests.Accounts;

public sealed class Memory_of_an_account
{
    private const long Start = 1_767_225_600_000, Day = 86_400_000;

    [Fact]
    public void What_a_typical_account_knows_of_itself_takes_at_most_a_kilobyte_and_a_half_in_the_store()
    {
        // A month: 25 payments to 8 payees, 10 receipts from 3 payers, one of each labelled fraud.
        var state = new AccountState();
        for (var i = 0; i < 25; i++)
            state.Velocity.Debits.Apply(new LegEvent(Start + (i * Day) + (i * 12_345_678 % Day), 1_000 + (i * 997), IdentityHash.Of($"M{i % 8}")));
        for (var i = 0; i < 10; i++)
            state.Velocity.Credits.Apply(new LegEvent(Start + (i * 3 * Day), 90_000 + i, IdentityHash.Of($"C{i % 3}")));
        state.Labels.Apply(new LegLabel(IdentityHash.Of("t7"), Start + (7 * Day), true, Start + (14 * Day)), isPayer: true, isPayee: true);

        Assert.InRange(AccountStateCodec.Encode(state).Length, 300, 1_536);
    }

    [Fact]
    public void A_busy_account_stays_bounded()
    {
        var state = new AccountState();
        var random = new Random(5);
        for (var i = 0; i < 100_000; i++)
        {
            var timeMs = Start + (i * 40_000L);
            state.Velocity.Credits.Apply(new LegEvent(timeMs, random.Next(1_000_000), IdentityHash.Of($"C{random.Next(20_000)}")));
            if (i % 50 == 0)
                state.Labels.Apply(new LegLabel((ulong)i, timeMs, i % 100 == 0, timeMs + (7 * Day)), isPayer: false, isPayee: true);
        }

        Assert.InRange(AccountStateCodec.Encode(state).Length, 1_000, 20 * 1024);
    }
}
