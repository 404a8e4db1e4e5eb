namespace FraudGrains.Simulator.Publishing;

/// <summary>Sends transactions in order, at a pace, as far as the flow control lets it, and watches that each is acknowledged.</summary>
internal sealed class Feeder(ITransactionSink sink, IFlowControl flow, Pacer pacer, TimeProvider time)
{
    /// <summary>How long to wait for the acknowledgement of what is under way when nothing more is sent: longer than the producer keeps trying.</summary>
    private static readonly TimeSpan DrainTimeout = TimeSpan.FromSeconds(40);

    /// <summary>Wait when the producer's own queue is full.</summary>
    private static readonly TimeSpan QueueFullWait = TimeSpan.FromMilliseconds(5);

    private long _acknowledged, _frauds, _sent;
    private string? _failure;

    /// <summary>Records handed to the producer.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Of these, records whose label says fraud. The label itself is not sent.</summary>
    public long Frauds => Interlocked.Read(ref _frauds);

    /// <summary>Of these, records the broker acknowledged.</summary>
    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    /// <summary>Sends all of them. A cancellation ends the sending, not the watching: what was handed over is still waited for.</summary>
    /// <exception cref="FailedException">A record was not acknowledged, or the silo was given up.</exception>
    public async Task Feed(IEnumerable<LabelledTransaction> transactions, CancellationToken cancellationToken)
    {
        try
        {
            await SendAll(transactions, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
        finally
        {
            await Task.Run(() => sink.Flush(DrainTimeout), CancellationToken.None);
        }

        if (_failure is { } reason)
            throw new FailedException($"A record was not acknowledged: {reason}. {Acknowledged} of {Sent} records were; sending them all again is harmless, their ids are the same.");
        if (Acknowledged < Sent)
            throw new FailedException($"{Sent - Acknowledged} of {Sent} records were not acknowledged within {DrainTimeout.TotalSeconds:0} s. Sending them all again is harmless, their ids are the same.");
    }

    private async Task SendAll(IEnumerable<LabelledTransaction> transactions, CancellationToken cancellationToken)
    {
        using var writer = new RecordWriter();
        foreach (var labelled in transactions)
        {
            if (_failure is not null || cancellationToken.IsCancellationRequested)
                return;
            await pacer.Wait(cancellationToken);
            var key = labelled.Transaction.Payer.Value;
            var value = writer.Write(labelled.Transaction);
            await flow.WaitForRoom(key.Length + value.Length, cancellationToken);
            await Send(key, value);
            if (labelled.IsFraud)
                Interlocked.Increment(ref _frauds);
        }
    }

    private async Task Send(string key, byte[] value)
    {
        var bytes = key.Length + value.Length;
        void Delivered(Delivery delivery)
        {
            if (delivery.Error is { } error)
                Interlocked.CompareExchange(ref _failure, error, null);
            else
                Interlocked.Increment(ref _acknowledged);
            flow.Delivered(delivery, bytes);
        }

        // Not cancelled: the flow control counts this record as under way, so it has to go. A broker that is away lets the queue's oldest fail in time.
        while (!sink.TrySend(key, value, Delivered))
            await Task.Delay(QueueFullWait, time, CancellationToken.None);
        Interlocked.Increment(ref _sent);
    }
}
