using FraudGrains.Streaming.Kafka.Offsets;

namespace FraudGrains.Kafka.Tests.Offsets;

public sealed class OffsetTrackerTests
{
    [Fact]
    public void The_position_stops_at_the_oldest_record_that_is_not_done()
    {
        var tracker = new OffsetTracker(100);
        var tickets = Enumerable.Range(100, 5).Select(offset => tracker.Add(offset, 1)).ToList();

        tracker.Done(tickets[4]);
        tracker.Done(tickets[1]);
        Assert.Equal(100, tracker.Position);

        tracker.Done(tickets[0]);
        Assert.Equal(102, tracker.Position);
        Assert.Equal(101, tracker.LowWatermark);
        Assert.Equal(3, tracker.Window);
    }

    [Fact]
    public void Nothing_read_means_nothing_done()
    {
        var tracker = new OffsetTracker(7);

        Assert.Equal((7, 6, 7, 0), (tracker.Position, tracker.LowWatermark, tracker.Next, tracker.Window));
    }

    [Fact]
    public void Reporting_twice_does_no_harm()
    {
        var tracker = new OffsetTracker(0);
        var (first, second) = (tracker.Add(0, 5), tracker.Add(1, 7));

        tracker.Done(first);
        tracker.Done(first);

        Assert.Equal((1, 7), (tracker.Position, tracker.PendingBytes));
        tracker.Done(second);
        Assert.Equal((2, 0), (tracker.Position, tracker.PendingBytes));
    }

    [Fact]
    public void A_gap_counts_as_done_once_the_records_below_it_are()
    {
        var tracker = new OffsetTracker(0);
        var first = tracker.Add(0, 1);
        tracker.Add(10, 1);

        Assert.Equal(0, tracker.Position);
        tracker.Done(first);
        Assert.Equal(10, tracker.Position);
    }

    [Fact]
    public void A_skip_moves_an_idle_position_and_leaves_a_busy_one()
    {
        var idle = new OffsetTracker(5);
        idle.SkipTo(9);
        Assert.Equal((9, 9), (idle.Position, idle.Next));

        var busy = new OffsetTracker(5);
        busy.Add(5, 1);
        busy.SkipTo(9);
        Assert.Equal((5, 9), (busy.Position, busy.Next));
    }

    [Fact]
    public void An_offset_read_twice_is_an_error()
    {
        var tracker = new OffsetTracker(0);
        tracker.Add(0, 1);

        Assert.Throws<InvalidOperationException>(() => tracker.Add(0, 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void In_whatever_order_records_are_done_the_position_is_that_of_the_oldest_pending(int seed)
    {
        var random = new Random(seed);
        var tracker = new OffsetTracker(0);
        var pending = new SortedDictionary<long, long>();
        for (var (step, offset) = (0, 0L); step < 4_000; step++)
        {
            if (pending.Count == 0 || (pending.Count < 200 && random.Next(2) == 0))
            {
                offset += random.Next(20) == 0 ? random.Next(1, 9) : 0;
                pending.Add(offset, tracker.Add(offset, 1));
                offset++;
            }
            else
            {
                var done = pending.ElementAt(random.Next(pending.Count));
                pending.Remove(done.Key);
                tracker.Done(done.Value);
            }

            Assert.Equal(pending.Count == 0 ? tracker.Next : pending.Keys.First(), tracker.Position);
            Assert.Equal(pending.Count, tracker.PendingBytes);
        }
    }
}
