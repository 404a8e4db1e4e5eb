using FraudGrains.Accounts;
using FraudGrains.Grains.Accounts;
using FraudGrains.Grains.Velocity;
using FraudGrains.Oracle;

namespace FraudGrains.Simulation.Tests;

public sealed class When_an_oracle_is_asked
{
    private static readonly AcceptedTransaction[] Accepted =
        [.. Enumerable.Range(0, 200).Select(i => Make($"t{i}", i % 3 == 0 ? "B" : "A", i % 3 == 0 ? "A" : $"C{i % 5}", i * 700, 100 + i))];

    [Fact]
    public void An_account_that_applied_every_transaction_once_in_whatever_order_agrees()
    {
        Assert.Empty(StateOracle.Compare(Accepted, Apply(Accepted.Reverse())));
    }

    [Fact]
    public void A_leg_that_was_applied_twice_is_told_with_its_account()
    {
        var told = StateOracle.Compare(Accepted, Apply([.. Accepted, Accepted[150]]));

        Assert.Equal(["A", "B"], told.Select(d => d.AccountId).Distinct().Order());
        Assert.Contains(told, d => d.ToString().StartsWith("account A: credits counted 68 times instead of 67", StringComparison.Ordinal));
        Assert.Contains("account B: transaction t150 is noted 2 times", told.Select(d => d.ToString()));
    }

    [Fact]
    public void A_leg_that_was_left_out_is_told_with_its_account()
    {
        var told = StateOracle.Compare(Accepted, Apply(Accepted.Where(t => t.Transaction.TransactionId != "t7"))).Select(d => d.ToString()).ToList();

        Assert.Contains(told, t => t.StartsWith("account A: debits counted 132 times instead of 133", StringComparison.Ordinal));
        Assert.Contains("account A: transaction t7 is not noted as applied", told);
        Assert.Contains(told, t => t.StartsWith("account C2: credits counted 26 times instead of 27", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_errors_that_cancel_in_the_sum_are_told_all_the_same()
    {
        var shifted = Accepted.Select(t => t.Transaction.TransactionId switch
        {
            "t1" => t with { Transaction = t.Transaction with { AmountMinorUnits = t.Transaction.AmountMinorUnits + 1 } },
            "t4" => t with { Transaction = t.Transaction with { AmountMinorUnits = t.Transaction.AmountMinorUnits - 1 } },
            _ => t,
        });

        Assert.NotEmpty(StateOracle.Compare(Accepted, Apply(shifted)));
    }

    private static AcceptedTransaction Make(string id, string payer, string payee, int second, long amount) => new(new Transaction
    {
        TransactionId = id,
        OccurredAt = DateTimeOffset.FromUnixTimeSeconds(second),
        Type = TransactionType.Transfer,
        AmountMinorUnits = amount,
        Payer = new(payer),
        Payee = new(payee),
    });

    private static Dictionary<string, byte[]> Apply(IEnumerable<AcceptedTransaction> transactions)
    {
        var states = new Dictionary<string, AccountState>();
        foreach (var t in transactions.Select(t => t.Transaction))
        {
            var (payer, payee) = (Of(t.Payer.Value), Of(t.Payee.Value));
            var timeMs = t.OccurredAt.ToUnixTimeMilliseconds();
            payer.Velocity.Debits.Apply(new LegEvent(timeMs, t.AmountMinorUnits, IdentityHash.Of(t.Payee.Value)));
            payee.Velocity.Credits.Apply(new LegEvent(timeMs, t.AmountMinorUnits, IdentityHash.Of(t.Payer.Value)));
            payer.Transactions.Add(AppliedTransaction.Of(t));
            payer.Outcomes[0]++;
        }

        return states.ToDictionary(s => s.Key, s => AccountStateCodec.Encode(s.Value));

        AccountState Of(string account) => states.TryGetValue(account, out var state) ? state : states[account] = new AccountState();
    }
}
