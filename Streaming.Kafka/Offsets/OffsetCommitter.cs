using System.Collections.Concurrent;
using Confluent.Kafka;
using FraudGrains.Streaming.Kafka.Consumer;
using FraudGrains.Streaming.Kafka.Hosting;
using FraudGrains.Streaming.Kafka.Telemetry;
using Microsoft.Extensions.Logging;

namespace FraudGrains.Streaming.Kafka.Offsets;

/// <summary>
/// Commits, for every partition of this silo, the position of a replay margin ago: at each interval and once more when a partition is
/// given up. A commit that fails moves nothing and is tried again. An offset that does not move is committed anew at times: a broker lets go of what a group
/// without members has not renewed for <c>offsets.retention.minutes</c>, a week by default.
/// </summary>
internal sealed partial class OffsetCommitter(
    string provider, KafkaStreamOptions options, IOffsetStore store, KafkaStreamStatus status, KafkaStreamMetrics metrics, TimeProvider time, ILogger logger)
    : IDisposable
{
    /// <summary>After how long an offset that stands still is committed anew.</summary>
    internal static readonly TimeSpan RenewAfter = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<PartitionSession, bool> _sessions = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private bool _disposed;

    public Task Completion { get; private set; } = Task.CompletedTask;

    public void Start() => Completion = Task.Run(CommitAtEveryInterval);

    public void Add(PartitionSession session) => _sessions[session] = true;

    /// <summary>A last commit, still behind the margin; then the partition is another's.</summary>
    public async Task RemoveAsync(PartitionSession session)
    {
        if (_sessions.TryRemove(session, out _))
            await CommitAsync([session]);
    }

    /// <summary>One round over all partitions. Never throws for a broker's sake.</summary>
    public Task CommitAsync() => CommitAsync(_sessions.Keys);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, true))
            return;
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task CommitAtEveryInterval()
    {
        var stopped = _stop.Token;
        using var timer = new PeriodicTimer(options.CommitInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stopped))
                await CommitAsync();
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    private async Task CommitAsync(IEnumerable<PartitionSession> sessions)
    {
        // One commit after the other: a slow one that is overtaken would move the offset back.
        await _turn.WaitAsync();
        List<(PartitionSession Session, long Offset)> due = [];
        try
        {
            due = sessions.Select(Due).OfType<(PartitionSession Session, long Offset)>().ToList();
            if (due.Count == 0)
                return;
            await store.CommitAsync([.. due.Select(static each => new TopicPartitionOffset(each.Session.TopicPartition, each.Offset))]);
            foreach (var (session, offset) in due)
                session.Committed = offset;
            status.ReportSuccess();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            foreach (var (session, _) in due)
                metrics.CommitFailures.Add(session.Partition, 1);
            status.Report($"Commit: {error.Message}");
            LogCommitFailed(provider, error.Message);
        }
        finally
        {
            _turn.Release();
        }
    }

    private (PartitionSession Session, long Offset)? Due(PartitionSession session)
    {
        if (!session.WasOpened)
            return null;
        if (session.Margin.Sample(session.Tracker.Position) is { } offset && offset > session.Committed)
            return (session, offset);
        return session.Committed >= 0 && time.GetElapsedTime(session.CommittedAt) >= RenewAfter ? (session, session.Committed) : null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Kafka stream provider '{Provider}' could not commit: {Reason}. Nothing moved; the next round tries again.")]
    private partial void LogCommitFailed(string provider, string reason);
}
