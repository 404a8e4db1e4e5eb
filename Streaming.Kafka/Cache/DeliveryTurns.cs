namespace FraudGrains.Streaming.Kafka.Cache;

/// <summary>
/// Turns to deliver: so many streams of a partition at one time, the others first come first served. While a stream waits its records gather, and come as one
/// batch. A delivery that takes long goes on without a turn, as long as there may be more deliveries than turns: a grain that does not answer must not hold up
/// the others. Used by one agent, on its scheduler only.
/// </summary>
/// <param name="most">Turns there are at the moment.</param>
/// <param name="deliveries">Deliveries there may be at one time, with a turn and without.</param>
/// <param name="call">Has the agent move a cursor that waited.</param>
/// <param name="time">The clock.</param>
internal sealed class DeliveryTurns(Func<int> most, int deliveries, Action<StreamCursor> call, TimeProvider time)
{
    /// <summary>How long a delivery keeps its turn: several times what it takes on a busy machine.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Queue<StreamCursor> _waiting = new();
    private readonly HashSet<StreamCursor> _called = [];
    private readonly Queue<(StreamCursor Cursor, long Since)> _given = new();
    private int _taken, _overdue;

    /// <summary>Cursors whose turn it is and which the agent has not moved yet.</summary>
    public IReadOnlyCollection<StreamCursor> Called => _called;

    private bool IsThereOne => _taken < most() && _taken + _overdue < deliveries;

    /// <summary>Whether it is the cursor's turn. If not, it is called when it is.</summary>
    public bool Enter(StreamCursor cursor)
    {
        if (cursor.Turn == DeliveryTurn.None)
        {
            if (!IsThereOne || _waiting.Count > 0)
            {
                cursor.Turn = DeliveryTurn.Waits;
                _waiting.Enqueue(cursor);
                return false;
            }

            _taken++;
        }

        if (cursor.Turn == DeliveryTurn.Waits)
            return false;
        _called.Remove(cursor);
        cursor.Turn = DeliveryTurn.Has;
        cursor.TurnSince = time.GetTimestamp();
        _given.Enqueue((cursor, cursor.TurnSince));
        return true;
    }

    /// <summary>The cursor has delivered, or is taken away: the next one is called.</summary>
    public void Leave(StreamCursor cursor)
    {
        if (cursor.Turn is DeliveryTurn.Has or DeliveryTurn.Called)
            _taken--;
        else if (cursor.Turn == DeliveryTurn.Overdue)
            _overdue--;
        _called.Remove(cursor);
        cursor.Turn = DeliveryTurn.None;
        CallNext();
    }

    /// <summary>Takes the turns of those that have had them for longer than <see cref="Patience"/>.</summary>
    public void TakeOverdue()
    {
        while (_given.TryPeek(out var oldest) && (!IsStill(oldest) || time.GetElapsedTime(oldest.Since) > Patience))
        {
            _given.Dequeue();
            if (!IsStill(oldest))
                continue;
            oldest.Cursor.Turn = DeliveryTurn.Overdue;
            _taken--;
            _overdue++;
        }

        CallNext();
    }

    private static bool IsStill((StreamCursor Cursor, long Since) given) => given.Cursor.Turn == DeliveryTurn.Has && given.Cursor.TurnSince == given.Since;

    private void CallNext()
    {
        while (IsThereOne && _waiting.TryDequeue(out var next))
        {
            // One that was taken away meanwhile waits no more.
            if (next.Turn != DeliveryTurn.Waits)
                continue;
            _taken++;
            next.Turn = DeliveryTurn.Called;
            _called.Add(next);
            call(next);
        }
    }
}
