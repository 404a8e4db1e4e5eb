using FraudGrains.Accounts;
using FraudGrains.Grains.Accounts;

namespace FraudGrains.Grains.Tests.Accounts;

public sealed class CreditRecorderTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 5, 9, 30, 0, TimeSpan.Zero);
    private readonly AccountState _payee = new();

    [Fact]
    public void A_leg_that_comes_from_a_client_and_from_the_log_counts_once_in_either_order()
    {
        Apply("A", "asked-first", offset: null);
        Apply("A", "asked-first", offset: 5);
        Apply("A", "logged-first", offset: 6);
        Apply("A", "logged-first", offset: null);
        Apply("A", "logged-first", offset: 6);

        Assert.Equal(2, _payee.Velocity.Credits.LifetimeCount);
    }

    [Fact]
    public void Legs_of_two_payers_who_use_the_same_id_both_count()
    {
        Apply("A", "1", offset: null);
        Apply("B", "1", offset: null);
        Apply("C", "1", offset: 5);

        Assert.Equal(3, _payee.Velocity.Credits.LifetimeCount);
    }

    [Fact]
    public void A_leg_that_a_straggler_brings_after_its_payer_was_done_with_it_counts_once()
    {
        var nowMs = At.ToUnixTimeMilliseconds();
        Apply("A", "1", offset: null);
        _payee.ApiLegs.LetGo(CreditRecorder.IdOf(new("A"), "1"), nowMs);
        var stored = AccountStateCodec.Decode(AccountStateCodec.Encode(_payee));

        Apply("A", "1", offset: null);

        Assert.Equal(1, _payee.Velocity.Credits.LifetimeCount);
        Assert.True(stored.ApiLegs.Contains(CreditRecorder.IdOf(new("A"), "1")));
    }

    [Fact]
    public void Legs_let_go_are_bounded_in_time_and_number()
    {
        var nowMs = At.ToUnixTimeMilliseconds();
        for (var i = 0; i < ApiLegs.LetGoMax + 10; i++)
        {
            _payee.ApiLegs.Add((ulong)i, nowMs);
            _payee.ApiLegs.LetGo((ulong)i, nowMs);
        }

        Assert.Equal(ApiLegs.LetGoMax, _payee.ApiLegs.ToStore.Count());
        _payee.ApiLegs.LetGo(0, nowMs + (long)ApiLegs.Grace.TotalMilliseconds + 1);
        Assert.Empty(_payee.ApiLegs.ToStore);
    }

    [Fact]
    public void The_id_of_a_leg_from_the_log_is_let_go_once_its_record_is_done_everywhere()
    {
        Apply("A", "1", offset: 5);
        Apply("A", "2", offset: 9, lowWatermark: 6);

        Assert.False(_payee.Positions.ContainsLeg(CreditRecorder.IdOf(new("A"), "1")));
        Assert.True(_payee.Positions.ContainsLeg(CreditRecorder.IdOf(new("A"), "2")));
    }

    private void Apply(string payer, string id, long? offset, long lowWatermark = 0) => CreditRecorder.Record(
        _payee,
        [new CreditLeg(id, new(payer), At, 1_000, offset is { } at ? new LogPosition("log", 0, at, lowWatermark) : null)],
        At.ToUnixTimeMilliseconds());
}
