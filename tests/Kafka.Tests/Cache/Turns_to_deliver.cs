using FraudGrains.Streaming.Kafka.Cache;
using Orleans.Streams;

namespace FraudGrains.Kafka.Tests.Cache;

public sealed class Turns_to_deliver
{
    [Fact]
    public void The_records_of_a_stream_that_waits_for_its_turn_gather_into_one_batch()
    {
        using var under = new CacheUnderTest(options => options.MaxDeliveriesPerPartition = 1);
        under.Read("a", "b");
        var (a, b) = (under.Cursor("a"), under.Cursor("b"));

        Assert.Equal([0], CacheUnderTest.Deliver(a));
        Assert.Empty(CacheUnderTest.Deliver(b));
        under.Read("b", "b");

        Assert.Empty(CacheUnderTest.Deliver(a));
        Assert.Equal(["b"], under.Presented());
        Assert.Equal([1, 2, 3], CacheUnderTest.Deliver(b));
    }

    [Fact]
    public void A_busy_stream_goes_behind_those_that_wait()
    {
        using var under = new CacheUnderTest(options => (options.MaxDeliveriesPerPartition, options.MaxCoalesce) = (1, 1));
        under.Read("a", "a", "b");
        var (a, b) = (under.Cursor("a"), under.Cursor("b"));
        CacheUnderTest.Deliver(a);
        CacheUnderTest.Deliver(b);

        Assert.Empty(CacheUnderTest.Deliver(a));

        Assert.Equal([2], CacheUnderTest.Deliver(b));
        Assert.Empty(CacheUnderTest.Deliver(b));
        Assert.Equal(["a"], under.Presented());
        Assert.Equal([1], CacheUnderTest.Deliver(a));
    }

    [Fact]
    public void A_full_cache_does_not_keep_the_agent_from_hearing_whose_turn_it_is()
    {
        using var under = new CacheUnderTest(options => (options.MaxDeliveriesPerPartition, options.MaxDeliveringPerPartition) = (1, 3));
        under.Read("a", "a", "a", "b");
        var (a, b) = (under.Cursor("a"), under.Cursor("b"));
        CacheUnderTest.Deliver(a);
        CacheUnderTest.Deliver(b);
        Assert.True(under.Cache.IsUnderPressure());

        CacheUnderTest.Deliver(a);
        under.Read("a", "a", "a");
        Assert.True(under.Cache.IsUnderPressure());
        under.Cache.TryPurgeFromCache(out _);

        Assert.False(under.Cache.IsUnderPressure());
        Assert.Equal(0, under.Cache.Room);
        Assert.Equal(["b"], under.Presented());
        Assert.True(under.Cache.IsUnderPressure());
    }

    [Fact]
    public async Task An_agent_that_waits_for_records_hears_at_once_whose_turn_it_is()
    {
        using var under = new CacheUnderTest(options => options.MaxDeliveriesPerPartition = 1);
        under.Read("a", "b");
        var (a, b) = (under.Cursor("a"), under.Cursor("b"));
        CacheUnderTest.Deliver(a);
        CacheUnderTest.Deliver(b);
        var wait = under.Session.Buffer.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        CacheUnderTest.Deliver(a);

        await wait.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_cursor_that_is_taken_away_passes_its_turn_on(bool hasBegun)
    {
        using var under = new CacheUnderTest(options => options.MaxDeliveriesPerPartition = 1);
        under.Read("a", "b", "c");
        var cursors = new List<IQueueCacheCursor> { under.Cursor("a"), under.Cursor("b"), under.Cursor("c") };
        cursors.ForEach(cursor => CacheUnderTest.Deliver(cursor));
        if (!hasBegun)
        {
            // Now it is b's turn, and b does not know yet.
            CacheUnderTest.Deliver(cursors[0]);
            cursors.RemoveAt(0);
            Assert.Equal(["b"], under.Presented());
        }

        cursors[0].Dispose();

        Assert.Contains(hasBegun ? "b" : "c", under.Presented());
        Assert.NotEmpty(CacheUnderTest.Deliver(cursors[1]));
    }

    [Fact]
    public void Calls_are_handed_out_in_rounds_and_a_read_does_not_wait_while_there_are_some()
    {
        using var under = new CacheUnderTest(options => options.MaxDeliveriesPerPartition = 1);
        under.Read("a", "b", "c");
        IQueueCacheCursor[] cursors = [under.Cursor("a"), under.Cursor("b"), under.Cursor("c")];
        Array.ForEach(cursors, cursor => CacheUnderTest.Deliver(cursor));
        CacheUnderTest.Deliver(cursors[0]);
        Assert.Equal(["b"], under.Presented());
        CacheUnderTest.Deliver(cursors[1]);
        CacheUnderTest.Deliver(cursors[1]);

        under.Cache.TryPurgeFromCache(out _);

        Assert.False(under.Cache.TryTakePresentation(out _));
        Assert.False(under.Cache.MayWait);
        Assert.Equal(["c"], under.Presented());
        Assert.True(under.Cache.MayWait);
    }

    [Fact]
    public void Fewer_have_a_turn_while_most_streams_have_several_records()
    {
        using var under = new CacheUnderTest(options => (options.MaxDeliveriesPerPartition, options.MaxGatheringDeliveriesPerPartition) = (3, 1));
        under.Read("a", "a", "b", "b", "c");
        var (a, b, c) = (under.Cursor("a"), under.Cursor("b"), under.Cursor("c"));
        Assert.NotEmpty(CacheUnderTest.Deliver(a));
        Assert.Empty(CacheUnderTest.Deliver(b));
        Assert.Empty(CacheUnderTest.Deliver(c));

        // Two of four have several: not most of them. But others were there before.
        under.Read("d");
        var d = under.Cursor("d");
        Assert.Empty(CacheUnderTest.Deliver(d));

        Assert.Equal(["b", "c"], under.Presented());
        CacheUnderTest.Deliver(a);
        Assert.Equal(["d"], under.Presented().Except(["b", "c"]));
    }

    [Fact]
    public void A_stream_that_was_taken_away_while_it_waited_costs_no_turn()
    {
        using var under = new CacheUnderTest(options => options.MaxDeliveriesPerPartition = 1);
        under.Read("a", "b", "c");
        var (a, b, c) = (under.Cursor("a"), under.Cursor("b"), under.Cursor("c"));
        CacheUnderTest.Deliver(a);
        CacheUnderTest.Deliver(b);
        CacheUnderTest.Deliver(c);
        b.Dispose();

        CacheUnderTest.Deliver(a);

        Assert.Contains("c", under.Presented());
        Assert.Equal([2], CacheUnderTest.Deliver(c));
    }

    [Fact]
    public void A_delivery_that_takes_long_goes_on_without_a_turn()
    {
        using var under = new CacheUnderTest(options => (options.MaxDeliveriesPerPartition, options.MaxGatheringDeliveriesPerPartition) = (2, 1));
        under.Read("stuck", "stuck", "b", "b", "c", "c", "d", "d", "e", "e");
        var (stuck, b, c, d) = (under.Cursor("stuck"), under.Cursor("b"), under.Cursor("c"), under.Cursor("d"));
        under.Cursor("e");
        Assert.NotEmpty(CacheUnderTest.Deliver(stuck));
        Assert.Empty(CacheUnderTest.Deliver(b));
        Assert.Empty(CacheUnderTest.Deliver(c));
        Assert.Empty(CacheUnderTest.Deliver(d));
        Assert.Empty(under.Presented());

        under.Time.Advance(DeliveryTurns.Patience);

        Assert.Equal(["b"], under.Presented());
        Assert.Equal([2, 3], CacheUnderTest.Deliver(b));
        CacheUnderTest.Deliver(b);
        Assert.Equal(["c"], under.Presented());

        // It gave one turn up, not two.
        Assert.Empty(CacheUnderTest.Deliver(stuck));
        Assert.Equal([4, 5], CacheUnderTest.Deliver(c));
        Assert.Empty(under.Presented());
        CacheUnderTest.Deliver(c);
        Assert.Equal(["d"], under.Presented());
    }

    [Fact]
    public void Deliveries_that_take_long_are_bounded_too()
    {
        using var under = new CacheUnderTest(options => (options.MaxDeliveriesPerPartition, options.MaxGatheringDeliveriesPerPartition) = (2, 1));
        under.Read("a", "a", "b", "b", "c", "c", "d", "d");
        var (a, b, c) = (under.Cursor("a"), under.Cursor("b"), under.Cursor("c"));
        under.Cursor("d");
        CacheUnderTest.Deliver(a);
        CacheUnderTest.Deliver(b);
        CacheUnderTest.Deliver(c);
        under.Time.Advance(DeliveryTurns.Patience);
        Assert.Equal(["b"], under.Presented());
        CacheUnderTest.Deliver(b);

        under.Time.Advance(DeliveryTurns.Patience);

        Assert.Empty(under.Presented());
        CacheUnderTest.Deliver(a);
        Assert.Equal(["c"], under.Presented());
    }

    [Fact]
    public void A_call_that_went_astray_is_made_again()
    {
        using var under = new CacheUnderTest(options => options.MaxDeliveriesPerPartition = 1);
        under.Read("a", "b");
        var (a, b) = (under.Cursor("a"), under.Cursor("b"));
        CacheUnderTest.Deliver(a);
        CacheUnderTest.Deliver(b);
        CacheUnderTest.Deliver(a);
        Assert.Equal(["b"], under.Presented());

        Assert.Equal(["b"], under.Presented());
        Assert.Equal([1], CacheUnderTest.Deliver(b));
        Assert.Empty(under.Presented());
    }

    [Fact]
    public void A_batch_that_fails_keeps_its_turn_until_it_is_delivered()
    {
        using var under = new CacheUnderTest(options => options.MaxDeliveriesPerPartition = 1);
        under.Read("a", "b");
        var (a, b) = (under.Cursor("a"), under.Cursor("b"));
        CacheUnderTest.Deliver(a);
        CacheUnderTest.Deliver(b);

        a.RecordDeliveryFailure();
        Assert.Equal([0], CacheUnderTest.Deliver(a));
        Assert.Empty(under.Presented());

        CacheUnderTest.Deliver(a);
        Assert.Equal(["b"], under.Presented());
    }
}
