using Confluent.Kafka;

namespace FraudGrains.Silo.Publishing;

/// <summary>Counts the broker's acknowledgements of one publication: one task and one delegate for all its messages.</summary>
internal sealed class Acknowledgements
{
    // The waiting grain must not run on the client's own thread.
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _missing;
    private Error? _error;

    public Acknowledgements(int count)
    {
        _missing = count;
        Handler = Count;
    }

    public Action<DeliveryReport<byte[]?, byte[]?>> Handler { get; }

    /// <summary>Done when every message is acknowledged; failed, once all are heard of, when one is not.</summary>
    public Task All => _all.Task;

    private void Count(DeliveryReport<byte[]?, byte[]?> report)
    {
        if (report.Error.IsError)
            _error = report.Error;
        if (Interlocked.Decrement(ref _missing) > 0)
            return;
        if (_error is { } error)
            _all.TrySetException(new KafkaException(error));
        else
            _all.TrySetResult();
    }
}
