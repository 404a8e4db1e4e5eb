using FraudGrains.Streaming.Kafka.Consumer;
using FraudGrains.Streaming.Kafka.Hosting;

namespace FraudGrains.Kafka.Tests.Consumer;

public sealed class StartOffsetTests
{
    [Theory]
    [InlineData(50, ConsumeMode.LastCommittedMessage, 50)]
    [InlineData(50, ConsumeMode.StreamStart, 50)]
    [InlineData(50, ConsumeMode.StreamEnd, 50)]
    [InlineData(-1001, ConsumeMode.LastCommittedMessage, 10)]
    [InlineData(-1001, ConsumeMode.StreamStart, 10)]
    [InlineData(-1001, ConsumeMode.StreamEnd, 90)]
    public void A_committed_offset_wins_and_otherwise_the_mode_decides(long committed, ConsumeMode mode, long expected)
    {
        var start = StartOffset.Choose(committed, low: 10, high: 90, mode);

        Assert.Equal(expected, start.Offset);
        Assert.False(start.IsGap);
    }

    [Fact]
    public void The_end_is_committed_at_once_so_that_a_crash_skips_nothing_more() =>
        Assert.True(StartOffset.Choose(-1001, 10, 90, ConsumeMode.StreamEnd).MustCommit);

    [Theory]
    [InlineData(3)]
    [InlineData(91)]
    public void A_committed_offset_that_the_log_does_not_have_is_a_gap_and_reading_begins_at_the_oldest_record(long committed)
    {
        var start = StartOffset.Choose(committed, low: 10, high: 90, ConsumeMode.LastCommittedMessage);

        Assert.True(start.IsGap);
        Assert.Equal(10, start.Offset);
    }
}
