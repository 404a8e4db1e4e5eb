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
        _payee.ApiLegs.LetGo(CreditRecorder.IdOf(new("A"), "1"), nowMs, tick: 0);
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
            _payee.ApiLegs.LetGo((ulong)i, nowMs, tick: 0);
        }

        Assert.Equal(ApiLegs.LetGoMax, _payee.ApiLegs.ToStore.Count());
        _payee.ApiLegs.LetGo(0, nowMs, (long)ApiLegs.Grace.TotalMilliseconds + 1);
        Assert.Empty(_payee.ApiLegs.ToStore);
    }

    [Fact]
    public void Legs_let_go_are_known_though_the_clock_is_set()
    {
        var nowMs = At.ToUnixTimeMilliseconds();
        _payee.ApiLegs.Add(1, nowMs);
        _payee.ApiLegs.LetGo(1, nowMs, tick: 5);
        var read = AccountStateCodec.Decode(AccountStateCodec.Encode(_payee));

        foreach (var legs in (ApiLegs[])[_payee.ApiLegs, read.ApiLegs])
        {
            legs.LetGo(2, nowMs + (long)TimeSpan.FromMinutes(20).TotalMilliseconds, tick: 6);
            Assert.True(legs.Contains(1));
        }

        read.ApiLegs.LetGo(2, nowMs + (long)ApiLegs.GraceByClock.TotalMilliseconds + 1, tick: 7);
        Assert.Equal(0, read.ApiLegs.Count);
    }

    [Fact]
    public void The_id_of_a_leg_from_the_log_is_let_go_once_its_record_is_done_everywhere()
    {
        Apply("A", "1", offset: 5);
        Apply("A", "2", offset: 9, lowWatermark: 6);

        Assert.False(_payee.Positions.ContainsLeg(CreditRecorder.IdOf(new("A"), "1")));
        Assert.True(_payee.Positions.ContainsLeg(CreditRecorder.IdOf(new("A"), "2")));
    }

    [Fact]
    public void What_was_done_in_another_store_says_nothing_of_this_one()
    {
        _payee.StandsOn = 2;

        Apply("A", "1", offset: 9, lowWatermark: 6, standsOn: 1);
        Apply("A", "2", offset: 5, standsOn: 2);
        Assert.Equal(2, _payee.Velocity.Credits.LifetimeCount);

        Apply("A", "3", offset: 10, lowWatermark: 6, standsOn: 2);
        Apply("A", "4", offset: 4, standsOn: 2);
        Assert.Equal(3, _payee.Velocity.Credits.LifetimeCount);
    }

    private void Apply(string payer, string id, long? offset, long lowWatermark = 0, ulong standsOn = 0) => CreditRecorder.Record(
        _payee,
        [new CreditLeg(id, new(payer), At, 1_000, offset is { } at ? new LogPosition("log", 0, at, lowWatermark, standsOn) : null)],
        At.ToUnixTimeMilliseconds());
}
