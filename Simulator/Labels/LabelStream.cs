using FraudGrains.Simulator.Publishing;

namespace FraudGrains.Simulator.Labels;

/// <summary>Makes labels of a stream that goes by, each when event time has come to it, into a file, a topic, or both.</summary>
/// <remarks>It holds the labels that are still to come: of frauds only a few, of all transactions about two median delays' worth.</remarks>
/// <param name="delay">When labels come.</param>
/// <param name="alsoGenuine">Whether genuine transactions are labelled, too.</param>
/// <param name="file">Takes every label, in order of time; null for none.</param>
internal sealed class LabelStream(LabelDelay delay, bool alsoGenuine, Stream? file) : IDisposable
{
    private static readonly TimeSpan DrainTimeout = TimeSpan.FromSeconds(40);

    private static readonly TimeSpan QueueFullWait = TimeSpan.FromMilliseconds(5);

    private readonly PriorityQueue<Label, (DateTimeOffset At, long Number)> _coming = new();
    private long _number, _delivered;
    private string? _failure;
    private ITransactionSink? _topic;

    /// <summary>Labels sent to the topic.</summary>
    public long Sent { get; private set; }

    /// <summary>Labels whose time had not come when the stream ended: they are in the file, and were not sent.</summary>
    public long ToCome => _coming.Count;

    /// <summary>Sends labels there from now on; the sink is disposed of with this.</summary>
    public void SendTo(ITransactionSink topic) => _topic = topic;

    /// <summary>Passes the stream through. Before each transaction come the labels that are known by then.</summary>
    public IEnumerable<LabelledTransaction> Through(IEnumerable<LabelledTransaction> stream)
    {
        foreach (var labelled in stream)
        {
            while (_coming.TryPeek(out _, out var next) && next.At <= labelled.Transaction.OccurredAt)
                Tell(_coming.Dequeue());
            yield return labelled;
            if (labelled.IsFraud || alsoGenuine)
                Expect(labelled);
        }
    }

    /// <summary>Waits until the topic has every label that was sent, and writes those still to come into the file.</summary>
    /// <exception cref="FailedException">A label was not acknowledged.</exception>
    public void Complete()
    {
        if (file is not null)
        {
            foreach (var (label, _) in _coming.UnorderedItems.OrderBy(item => item.Priority))
                Write(label);
            file.Flush();
        }

        _topic?.Flush(DrainTimeout);
        if (Interlocked.Read(ref _delivered) < Sent)
            throw new FailedException($"{Sent - Interlocked.Read(ref _delivered)} of {Sent} labels were not acknowledged{(_failure is { } reason ? $": {reason}" : "")}. Sending them all again is harmless.");
    }

    public void Dispose()
    {
        file?.Dispose();
        _topic?.Dispose();
    }

    private void Expect(LabelledTransaction labelled)
    {
        var t = labelled.Transaction;
        var label = new Label(t.OccurredAt + delay.Of(t.TransactionId), t.TransactionId, t.Payer.Value, t.Payee.Value, labelled.IsFraud);
        _coming.Enqueue(label, (label.LabelledAt, _number++));
    }

    private void Tell(Label label)
    {
        if (file is not null)
            Write(label);
        if (_topic is null)
            return;
        while (!_topic.TrySend(label.Payer, LabelText.Of(label), Delivered))
            _topic.Flush(QueueFullWait);
        Sent++;
    }

    private void Write(Label label)
    {
        file!.Write(LabelText.Of(label));
        file.WriteByte((byte)'\n');
    }

    private void Delivered(Delivery delivery)
    {
        if (delivery.Error is { } error)
            _failure ??= error;
        else
            Interlocked.Increment(ref _delivered);
    }
}
