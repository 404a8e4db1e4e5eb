using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace FraudGrains.Streaming.Kafka.Consumer;

/// <summary>Records read from one partition and not yet decoded: written by the poll thread, read by the receiver. Bounded by the pause of the partition.</summary>
internal sealed class PartitionBuffer
{
    private readonly ConcurrentQueue<ReadRecord> _records = new();
    private TaskCompletionSource? _waiter;

    public void Write(ReadRecord record)
    {
        _records.Enqueue(record);
        Wake();
    }

    public bool TryRead([MaybeNullWhen(false)] out ReadRecord record) => _records.TryDequeue(out record);

    /// <summary>Waits for a record, the timeout or the cancellation, whichever comes first; none of them throws.</summary>
    public async Task WaitAsync(TimeSpan timeout, CancellationToken cancellation)
    {
        if (!_records.IsEmpty || cancellation.IsCancellationRequested)
            return;
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _waiter, waiter);
        // A record written before the waiter was seen would otherwise wait out the timeout.
        if (!_records.IsEmpty)
            return;
        using var timer = new Timer(static state => ((TaskCompletionSource)state!).TrySetResult(), waiter, timeout, Timeout.InfiniteTimeSpan);
        using var registration = cancellation.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetResult(), waiter);
        await waiter.Task;
    }

    public void Wake() => Interlocked.Exchange(ref _waiter, null)?.TrySetResult();
}
