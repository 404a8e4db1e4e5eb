using Confluent.Kafka;
using FraudGrains.Streaming.Kafka.Consumer;
using FraudGrains.Streaming.Kafka.Hosting;
using FraudGrains.Streaming.Kafka.Offsets;
using FraudGrains.Streaming.Kafka.Telemetry;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace FraudGrains.Kafka.Tests.Offsets;

public sealed class OffsetCommitterTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly KafkaStreamControl _control = new();
    private readonly OffsetStore _store = new();
    private readonly KafkaStreamOptions _options = new() { ReplayMargin = TimeSpan.FromSeconds(5) };
    private readonly KafkaStreamMetrics _metrics = new("test", null, NullLogger.Instance);
    private readonly KafkaStreamStatus _status;
    private readonly OffsetCommitter _committer;
    private readonly PartitionSession _session;

    public OffsetCommitterTests()
    {
        _status = new KafkaStreamStatus("test", "", "t", _metrics);
        _committer = new OffsetCommitter("test", _options, _store, _status, _metrics, _time, NullLogger.Instance);
        _session = new PartitionSession(new TopicPartition("t", 0), "t@1", _options, _metrics, _time, _control);
        _session.Open(startOffset: 0, committed: -1, highWatermark: 0);
        _committer.Add(_session);
    }

    [Fact]
    public async Task What_is_committed_is_the_position_of_a_margin_ago()
    {
        ReadAndDo(10);
        await Round(TimeSpan.Zero);
        ReadAndDo(10);
        await Round(TimeSpan.FromSeconds(3));
        Assert.Empty(_store.Commits);

        await Round(TimeSpan.FromSeconds(2));
        Assert.Equal([10], _store.Commits);

        await Round(TimeSpan.FromSeconds(3));
        Assert.Equal([10, 20], _store.Commits);
        Assert.Equal(20, _session.Committed);
    }

    [Fact]
    public async Task What_stands_still_is_committed_anew_before_a_broker_lets_go_of_it()
    {
        ReadAndDo(10);
        await Round(TimeSpan.Zero);
        await Round(TimeSpan.FromSeconds(5));
        await Round(OffsetCommitter.RenewAfter - TimeSpan.FromSeconds(1));
        Assert.Equal([10], _store.Commits);

        await Round(TimeSpan.FromSeconds(1));
        await Round(TimeSpan.FromSeconds(1));
        Assert.Equal([10, 10], _store.Commits);
    }

    [Fact]
    public async Task The_margin_is_counted_back_from_when_the_store_last_held_all_of_it()
    {
        ReadAndDo(10);
        await Round(TimeSpan.Zero);
        _control.Holds(_time.GetTimestamp());
        ReadAndDo(10);
        await Round(TimeSpan.FromSeconds(1));

        await Round(TimeSpan.FromMinutes(1));
        await _committer.RemoveAsync(_session);
        Assert.Empty(_store.Commits);

        _committer.Add(_session);
        _control.Holds(_time.GetTimestamp() - TimeSpan.FromSeconds(55.5).Ticks);
        _control.Holds(0);
        await Round(TimeSpan.Zero);
        Assert.Equal([10], _store.Commits);
    }

    [Fact]
    public void What_a_partition_knows_to_be_done_it_knows_of_the_store_that_was_named_first_while_it_was_open()
    {
        Assert.Equal(0UL, _session.StandsOn);
        _control.StandOn(7);
        Assert.Equal(7UL, _session.StandsOn);

        _control.StandOn(8);

        Assert.Equal(7UL, _session.StandsOn);
        Assert.Equal(8UL, new PartitionSession(new TopicPartition("t", 0), "t@1", _options, _metrics, _time, _control).StandsOn);
    }

    [Fact]
    public async Task The_last_commit_of_a_partition_keeps_the_margin_too()
    {
        ReadAndDo(10);
        await Round(TimeSpan.Zero);
        ReadAndDo(10);
        _time.Advance(TimeSpan.FromSeconds(5));

        await _committer.RemoveAsync(_session);

        Assert.Equal([10], _store.Commits);
    }

    [Fact]
    public async Task Nothing_above_a_pending_record_is_committed_however_old_it_is()
    {
        var stuck = _session.Tracker.Add(0, 1);
        ReadAndDo(100);
        await Round(TimeSpan.Zero);
        await Round(TimeSpan.FromHours(1));
        Assert.DoesNotContain(_store.Commits, offset => offset > 0);

        _session.Tracker.Done(stuck);
        await Round(TimeSpan.Zero);
        await Round(TimeSpan.FromSeconds(5));
        Assert.Equal(101, _store.Commits[^1]);
    }

    [Fact]
    public async Task A_commit_that_fails_moves_nothing_and_is_tried_again()
    {
        _store.Failures = 2;
        ReadAndDo(10);
        await Round(TimeSpan.Zero);
        await Round(TimeSpan.FromSeconds(5));
        await Round(TimeSpan.FromSeconds(1));
        Assert.Equal(-1, Math.Max(-1, _session.Committed));
        Assert.Equal(2, _metrics.CommitFailures.Total);
        Assert.NotNull(_status.LastError);

        await Round(TimeSpan.FromSeconds(1));
        Assert.Equal([10], _store.Commits);
        Assert.Null(_status.LastError);
    }

    [Fact]
    public async Task An_offset_that_was_committed_before_is_not_committed_again()
    {
        ReadAndDo(10);
        await Round(TimeSpan.Zero);
        for (var second = 0; second < 20; second++)
            await Round(TimeSpan.FromSeconds(1));

        Assert.Equal([10], _store.Commits);
    }

    [Fact]
    public async Task The_interval_drives_the_rounds()
    {
        _committer.Start();
        ReadAndDo(10);
        for (var second = 0; second < 8 && _store.Commits.Count == 0; second++)
        {
            var round = _store.NextCommit;
            _time.Advance(_options.CommitInterval);
            await Task.WhenAny(round, Task.Delay(200, TestContext.Current.CancellationToken));
        }

        Assert.Equal([10], _store.Commits);
    }

    public void Dispose()
    {
        _committer.Dispose();
        _metrics.Dispose();
        _control.Dispose();
    }

    private void ReadAndDo(int count)
    {
        for (var i = 0; i < count; i++)
            _session.Tracker.Done(_session.Tracker.Add(_session.Tracker.Next, 1));
    }

    private Task Round(TimeSpan later)
    {
        _time.Advance(later);
        return _committer.CommitAsync();
    }

    private sealed class OffsetStore : IOffsetStore
    {
        private TaskCompletionSource _commit = new();

        public List<long> Commits { get; } = [];

        public int Failures { get; set; }

        public Task NextCommit => _commit.Task;

        public Task CommitAsync(IReadOnlyList<TopicPartitionOffset> offsets)
        {
            if (Failures-- > 0)
                throw new KafkaException(new Error(Confluent.Kafka.ErrorCode.NotCoordinatorForGroup));
            Commits.Add(Assert.Single(offsets).Offset.Value);
            Interlocked.Exchange(ref _commit, new()).SetResult();
            return Task.CompletedTask;
        }
    }
}
