using System.Threading.Channels;

namespace FraudGrains.Grains.Scoring.Watch;

/// <summary>
/// Looks at what was scored, off the path of decisions: has the challenger score it too, and counts how far the traffic has moved.
/// Bounded: while it is behind, batches are passed over and counted, never waited for.
/// </summary>
internal sealed class ModelWatch(TimeProvider time)
{
    /// <summary>Rows that may wait. About 8 MB of features, and a second of heavy traffic.</summary>
    public const int RowsMax = 8_192;

    private readonly Channel<WatchedBatch> _waiting = Channel.CreateUnbounded<WatchedBatch>(new() { SingleReader = true });
    private int _rows;
    private volatile bool _isWatching;
    private volatile ModelTally? _tally;

    /// <summary>What has been counted of the models that serve now; null before the first row.</summary>
    public ModelTally? Tally => _tally;

    /// <summary>Hands a batch over, or counts it as passed over. Never waits.</summary>
    public void Offer(ModelsServing serving, double[][] rows, double[] probabilities)
    {
        if (!_isWatching)
            return;
        if (Interlocked.Add(ref _rows, rows.Length) > RowsMax)
        {
            Interlocked.Add(ref _rows, -rows.Length);
            if (_tally is { } tally && ReferenceEquals(tally.Serving, serving))
                tally.Skip(rows.Length);
            return;
        }

        _waiting.Writer.TryWrite(new(serving, rows, probabilities));
    }

    /// <summary>From now on batches are taken: <see cref="Run"/> will count them.</summary>
    public void Begin() => _isWatching = true;

    /// <summary>Counts until it is stopped.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var batch in _waiting.Reader.ReadAllAsync(cancellationToken))
            {
                Count(batch);
                Interlocked.Add(ref _rows, -batch.Rows.Length);
            }
        }
        finally
        {
            _isWatching = false;
        }
    }

    private void Count(in WatchedBatch batch)
    {
        var tally = _tally;

        // A late batch of models that no longer serve: a tally is of one pair of models.
        if (tally is not null && batch.Serving.Sequence < tally.Serving.Sequence)
            return;
        if (tally is null || !ReferenceEquals(tally.Serving, batch.Serving))
            _tally = tally = new(batch.Serving, time, tally);
        tally.Add(batch.Rows, batch.Probabilities);
    }
}
