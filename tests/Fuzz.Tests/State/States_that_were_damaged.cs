using FraudGrains.Accounts;
using FraudGrains.Decisions;
using FraudGrains.Fuzz.Tests.Fuzzing;
using FraudGrains.Grains.Accounts;
using FraudGrains.Grains.Features;
using FraudGrains.Grains.StateFormat;
using FraudGrains.Wire;

namespace FraudGrains.Fuzz.Tests.State;

/// <summary>Whatever the store gives back is refused by name, or is a state that an account can go on with. Never another exception, a hang or a flood of memory.</summary>
public sealed class States_that_were_damaged
{
    [Fact]
    public Task Are_refused_by_name_or_can_be_gone_on_with() => Fuzzing.Fuzz.Run(StateCorpus.Next, Check);

    private static void Check(byte[] stored)
    {
        AccountState state;
        try
        {
            state = Allocation.AtMost((64 * 1024) + (128L * stored.Length), () => AccountStateCodec.Decode(stored));
        }
        catch (StateFormatException)
        {
            return;
        }

        AccountView.Of(new AccountId("C1"), state);
        foreach (var receipt in state.Effects.Select(e => e.Receipt).OfType<DecisionReceipt>())
            ReceiptJson.ToUtf8(receipt, FeatureSchema.Names);
        StateCorpus.Use(state, StateCorpus.Transaction(1000), 1000);
        AccountView.Of(new AccountId("C1"), state);

        var written = AccountStateCodec.Encode(state);
        Assert.Equal(written, AccountStateCodec.Encode(AccountStateCodec.Decode(written)));
    }
}
