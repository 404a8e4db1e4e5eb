using FraudGrains.Accounts;
using FraudGrains.Grains.Velocity;
using FraudGrains.Oracle;

namespace FraudGrains.Chaos.Tests;

public sealed class What_the_oracle_tells
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 30, 0, TimeSpan.Zero);
    private readonly AccountOracle _oracle = new();
    private readonly AccountVelocity _payer = new();

    public What_the_oracle_tells()
    {
        for (var i = 0; i < 100; i++)
        {
            _oracle.Apply(Transaction(i));
            _payer.Debits.Apply(Leg(i));
        }
    }

    [Fact]
    public void An_account_where_everything_counted_once_is_right_in_whatever_order_it_came()
    {
        var backwards = new AccountVelocity();
        for (var i = 99; i >= 0; i--)
            backwards.Debits.Apply(Leg(i));

        Assert.True(_oracle.Judge("A", _payer).IsRight);
        Assert.True(_oracle.Judge("A", backwards).IsRight);
    }

    [Fact]
    public void A_leg_too_many_is_doubled_and_a_missing_account_has_lost_all_of_its_own()
    {
        _payer.Debits.Apply(Leg(3));

        Assert.Equal((0, 1, false), (_oracle.Judge("A", _payer).Lost, _oracle.Judge("A", _payer).Doubled, _oracle.Judge("A", _payer).IsRight));
        Assert.Equal(10, _oracle.Judge("B0", stored: null).Lost);
    }

    [Fact]
    public void One_lost_and_another_counted_twice_is_a_mismatch_though_the_count_is_right()
    {
        var swapped = new AccountVelocity();
        for (var i = 0; i < 100; i++)
            swapped.Debits.Apply(Leg(i == 42 ? 43 : i));

        var verdict = _oracle.Judge("A", swapped);

        Assert.Equal((0, 0), (verdict.Lost, verdict.Doubled));
        Assert.False(verdict.IsRight);
    }

    private static Transaction Transaction(int i) => new()
    {
        TransactionId = $"t-{i}",
        OccurredAt = Start.AddMinutes(i * 17),
        Type = TransactionType.Transfer,
        AmountMinorUnits = 100 + i,
        Payer = new("A"),
        Payee = new($"B{i % 10}"),
    };

    private static LegEvent Leg(int i) => new(Start.AddMinutes(i * 17).ToUnixTimeMilliseconds(), 100 + i, IdentityHash.Of($"B{i % 10}"));
}
