using FraudGrains.Streaming.Kafka.Cache;

namespace FraudGrains.Kafka.Tests.Cache;

public sealed class QueueCacheTests
{
    [Fact]
    public void A_full_cache_lets_the_agent_go_on_asking_and_says_that_it_is_full()
    {
        using var under = new CacheUnderTest(options => options.MaxInFlightPerPartition = 3);
        Assert.False(under.Cache.IsUnderPressure());

        under.Read("a", "b", "c");

        Assert.True(under.Cache.IsUnderPressure());
        Assert.True(under.Cache.GetMaxAddCount() > 0);
        under.DeliverAndMoveOn("a");
        Assert.False(under.Cache.IsUnderPressure());
    }

    [Fact]
    public void A_cache_with_as_many_records_as_may_be_with_grains_takes_no_more_until_some_are_done()
    {
        using var under = new CacheUnderTest(options => options.MaxDeliveringPerPartition = 3);
        under.Read("a", "b");
        Assert.Equal(1, under.Cache.GetMaxAddCount());

        under.Read("c");

        Assert.True(under.Cache.IsUnderPressure());
        under.DeliverAndMoveOn("b");
        Assert.False(under.Cache.IsUnderPressure());
        Assert.Equal(1, under.Cache.GetMaxAddCount());
    }

    [Fact]
    public void Records_of_busy_streams_gather_while_no_more_streams_may_be_with_grains()
    {
        using var under = new CacheUnderTest(options => options.MaxDeliveringStreamsPerPartition = 3);
        under.Read("a", "b");
        Assert.Equal(1, under.Cache.GetMaxAddCount());
        Assert.False(under.Cache.IsUnderPressure());
        under.Read("a", "a", "b");
        Assert.False(under.Cache.IsUnderPressure());

        under.Read("c");

        Assert.True(under.Cache.IsUnderPressure());
        under.DeliverAndMoveOn("b");
        Assert.False(under.Cache.IsUnderPressure());
        under.Read("b");
        Assert.True(under.Cache.IsUnderPressure());
    }

    [Fact]
    public void A_cursor_sees_its_own_stream_only_in_the_order_of_the_log()
    {
        using var under = new CacheUnderTest();
        under.Read("a", "b", "a", "b", "b", "a");

        Assert.Equal([1, 3, 4], CacheUnderTest.Deliver(under.Cursor("b")));
        Assert.Equal([0, 2, 5], CacheUnderTest.Deliver(under.Cursor("a")));
    }

    [Fact]
    public void Pending_records_come_as_batches_of_at_most_MaxCoalesce()
    {
        using var under = new CacheUnderTest(options => options.MaxCoalesce = 4);
        under.Read(Enumerable.Repeat("a", 10));
        var cursor = under.Cursor("a");

        Assert.Equal([0, 1, 2, 3], CacheUnderTest.Deliver(cursor));
        Assert.Equal([4, 5, 6, 7], CacheUnderTest.Deliver(cursor));
        Assert.Equal([8, 9], CacheUnderTest.Deliver(cursor));
        Assert.Empty(CacheUnderTest.Deliver(cursor));
        Assert.Equal(9, under.LowWatermark);
    }

    [Fact]
    public void A_batch_is_done_when_the_agent_moves_on_and_not_before()
    {
        using var under = new CacheUnderTest();
        under.Read("a", "a");
        var cursor = under.Cursor("a");

        CacheUnderTest.Deliver(cursor);
        Assert.Equal(-1, under.LowWatermark);

        CacheUnderTest.Deliver(cursor);
        Assert.Equal(1, under.LowWatermark);
        Assert.Equal(2, under.Metrics.DeliveredRecords.Total);
    }

    [Fact]
    public void A_failed_batch_is_presented_again_however_often_it_fails()
    {
        using var under = new CacheUnderTest(options => options.MaxCoalesce = 2);
        under.Read("a", "a", "a");
        var cursor = under.Cursor("a");

        Assert.Equal([0, 1], CacheUnderTest.Deliver(cursor));
        for (var failure = 0; failure < 100; failure++)
        {
            cursor.RecordDeliveryFailure();
            Assert.Equal([0, 1], CacheUnderTest.Deliver(cursor));
        }

        Assert.Equal([2], CacheUnderTest.Deliver(cursor));
        Assert.Equal(1, under.LowWatermark);
        Assert.Equal(200, under.Metrics.RedeliveredRecords.Total);
    }

    [Fact]
    public void A_cursor_that_is_taken_away_says_nothing_and_its_records_are_presented_again()
    {
        using var under = new CacheUnderTest();
        under.Read("a", "a");
        var cursor = under.Cursor("a");
        CacheUnderTest.Deliver(cursor);

        cursor.Dispose();

        Assert.Equal(-1, under.LowWatermark);
        Assert.False(under.Cache.TryPurgeFromCache(out _));
        Assert.True(under.Cache.TryTakePresentation(out var again));
        under.Cache.AddToCache([again]);
        Assert.Equal([0, 1], CacheUnderTest.Deliver(under.Cursor("a")));
        Assert.Equal(0, under.Metrics.UnsubscribedRecords.Total);
    }

    [Fact]
    public void A_stream_whose_subscriber_was_taken_away_is_never_taken_for_one_without_a_subscriber()
    {
        using var under = new CacheUnderTest();
        under.Read("a");
        var cursor = under.Cursor("a");
        CacheUnderTest.Deliver(cursor);
        cursor.RecordDeliveryFailure();
        cursor.Dispose();

        for (var read = 0; read < 20; read++)
        {
            under.Cache.TryPurgeFromCache(out _);
            while (under.Cache.TryTakePresentation(out _))
            {
                // The agent did nothing with it.
            }
        }

        Assert.Equal(-1, under.LowWatermark);
        Assert.Equal(1, under.Cache.Count);
    }

    [Fact]
    public void Records_nobody_subscribes_to_are_completed_and_counted()
    {
        using var under = new CacheUnderTest();
        under.Read("a", "nobody", "nobody");
        var cursor = under.Cursor("a");
        CacheUnderTest.Deliver(cursor);
        CacheUnderTest.Deliver(cursor);
        // The agent pins the stream while it looks for subscribers, and finds none.
        under.Cursor("nobody").Dispose();

        for (var read = 0; read < 5; read++)
            under.Cache.TryPurgeFromCache(out _);

        Assert.Equal(2, under.Metrics.UnsubscribedRecords.Total);
        Assert.Equal(2, under.LowWatermark);
        Assert.Equal(0, under.Cache.Count);
    }

    [Fact]
    public void A_pin_that_is_let_go_neither_completes_nor_holds_what_a_subscriber_reads()
    {
        using var under = new CacheUnderTest();
        under.Read("a");
        var pin = under.Cursor("a");
        var cursor = under.Cursor("a");
        CacheUnderTest.Deliver(cursor);
        CacheUnderTest.Deliver(cursor);
        Assert.Equal(-1, under.LowWatermark);

        pin.Dispose();

        Assert.Equal(0, under.LowWatermark);
    }

    [Fact]
    public void With_two_subscribers_a_record_is_done_when_both_have_it()
    {
        using var under = new CacheUnderTest();
        under.Read("a", "a");
        var (first, second) = (under.Cursor("a"), under.Cursor("a"));

        CacheUnderTest.Deliver(first);
        CacheUnderTest.Deliver(first);
        Assert.Equal(-1, under.LowWatermark);

        CacheUnderTest.Deliver(second);
        CacheUnderTest.Deliver(second);
        Assert.Equal(1, under.LowWatermark);
    }

    [Fact]
    public void A_batch_that_nobody_looked_at_is_not_done_and_fails_until_somebody_does()
    {
        using var under = new CacheUnderTest();
        under.Read("a");
        var cursor = under.Cursor("a");
        Assert.True(CacheUnderTest.Move(cursor));

        Assert.True(CacheUnderTest.Move(cursor));

        var batch = (KafkaBatchContainer)cursor.GetCurrent(out _)!;
        Assert.Contains("OnSubscribed", Assert.Throws<InvalidOperationException>(() => batch.ImportRequestContext()).Message, StringComparison.Ordinal);
        Assert.False(batch.ImportRequestContext());
        Assert.Equal(1, under.Metrics.UnobservedRecords.Total);
        Assert.Equal(-1, under.LowWatermark);

        Assert.Equal([0], batch.GetEvents<long>().Select(each => each.Item1));
        Assert.False(CacheUnderTest.Move(cursor));
        Assert.Equal(0, under.LowWatermark);
    }

    [Fact]
    public void An_observer_of_another_type_is_told_so_instead_of_getting_nothing()
    {
        using var under = new CacheUnderTest();
        under.Read("a");
        var cursor = under.Cursor("a");
        CacheUnderTest.Move(cursor);

        var error = Assert.Throws<InvalidCastException>(() => cursor.GetCurrent(out _)!.GetEvents<string>().ToList());

        Assert.Contains("System.Int64", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Streams_that_are_through_leave_nothing_behind()
    {
        using var under = new CacheUnderTest();
        under.Read(Enumerable.Range(0, 1000).Select(i => $"key-{i}"));
        foreach (var i in Enumerable.Range(0, 1000))
        {
            using var cursor = under.Cursor($"key-{i}");
            CacheUnderTest.Deliver(cursor);
            CacheUnderTest.Deliver(cursor);
        }

        Assert.Equal(0, under.Cache.Count);
        Assert.Equal(0, under.Cache.StreamCount);
    }
}
