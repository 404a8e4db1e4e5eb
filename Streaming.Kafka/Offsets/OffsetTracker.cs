namespace FraudGrains.Streaming.Kafka.Offsets;

/// <summary>
/// The records of one partition between the oldest that is not done and the newest that was read, in the order of the log.
/// Records get done in any order; what may be committed only moves past a run of done ones. Safe for several threads.
/// </summary>
internal sealed class OffsetTracker
{
    private readonly Lock _lock = new();
    private long[] _offsets = new long[64];
    private int[] _bytes = new int[64];
    private bool[] _done = new bool[64];
    private long _head;
    private long _tail;
    private long _next;
    private long _pendingBytes;
    private long _position;

    public OffsetTracker(long startOffset) => _next = _position = startOffset;

    /// <summary>The offset expected next from the log.</summary>
    public long Next => Volatile.Read(ref _next);

    /// <summary>Where a reader would have to begin: every record below is done.</summary>
    public long Position => Volatile.Read(ref _position);

    /// <summary>The highest offset up to which everything is done; start - 1 when nothing is.</summary>
    public long LowWatermark => Position - 1;

    /// <summary>Records from the oldest not done to the newest read, done or not.</summary>
    public int Window => (int)(Volatile.Read(ref _tail) - Volatile.Read(ref _head));

    /// <summary>Bytes of the records not done.</summary>
    public long PendingBytes => Volatile.Read(ref _pendingBytes);

    /// <summary>Takes in a record that was read; returns the ticket by which it is reported done.</summary>
    /// <exception cref="InvalidOperationException">The offset is not above those read before.</exception>
    public long Add(long offset, int bytes)
    {
        lock (_lock)
        {
            if (offset < _next)
                throw new InvalidOperationException($"Offset {offset} was read twice: {_next} was expected next.");
            if (_tail - _head == _offsets.Length)
                Grow();

            var slot = Slot(_tail);
            (_offsets[slot], _bytes[slot], _done[slot]) = (offset, bytes, false);
            Volatile.Write(ref _next, offset + 1);
            Volatile.Write(ref _pendingBytes, _pendingBytes + bytes);
            Volatile.Write(ref _tail, _tail + 1);
            // An empty window moved over the gap below this record, if there was one.
            Volatile.Write(ref _position, _offsets[Slot(_head)]);
            return _tail - 1;
        }
    }

    /// <summary>Expects this offset next: the log has nothing in between.</summary>
    public void SkipTo(long offset)
    {
        lock (_lock)
        {
            Volatile.Write(ref _next, Math.Max(_next, offset));
            if (_head == _tail)
                Volatile.Write(ref _position, _next);
        }
    }

    /// <summary>Reports one record done; reporting it twice does no harm.</summary>
    public void Done(long ticket)
    {
        lock (_lock)
        {
            if (ticket < _head || ticket >= _tail || _done[Slot(ticket)])
                return;

            _done[Slot(ticket)] = true;
            Volatile.Write(ref _pendingBytes, _pendingBytes - _bytes[Slot(ticket)]);
            while (_head < _tail && _done[Slot(_head)])
                Volatile.Write(ref _head, _head + 1);
            Volatile.Write(ref _position, _head < _tail ? _offsets[Slot(_head)] : _next);
        }
    }

    /// <summary>Where a reader would have to begin, and what it would find done from there on.</summary>
    public (long Position, List<long> DoneAbove) Progress()
    {
        lock (_lock)
        {
            var above = new List<long>();
            for (var ticket = _head; ticket < _tail; ticket++)
            {
                if (_done[Slot(ticket)])
                    above.Add(_offsets[Slot(ticket)]);
            }

            return (_position, above);
        }
    }

    private int Slot(long ticket) => (int)(ticket & (_offsets.Length - 1));

    // Bounded by MaxInFlightPerPartition: the partition pauses when the window is that long.
    private void Grow()
    {
        var (offsets, bytes, done) = (new long[_offsets.Length * 2], new int[_offsets.Length * 2], new bool[_offsets.Length * 2]);
        for (var ticket = _head; ticket < _tail; ticket++)
        {
            var to = (int)(ticket & (offsets.Length - 1));
            (offsets[to], bytes[to], done[to]) = (_offsets[Slot(ticket)], _bytes[Slot(ticket)], _done[Slot(ticket)]);
        }

        (_offsets, _bytes, _done) = (offsets, bytes, done);
    }
}
