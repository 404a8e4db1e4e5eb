namespace FraudGrains.Grains.Accounts;

/// <summary>
/// One decision at a time, first come first served, whoever asks. Lives on the grain's own scheduler: no lock, and no wait for a commit.
/// </summary>
internal sealed class DecisionTurn
{
    private Queue<TaskCompletionSource>? _waiting;
    private bool _isTaken;

    /// <summary>Waits for the turns before; dispose what comes back, once, to pass the turn on.</summary>
    public ValueTask<Turn> Enter()
    {
        if (_isTaken)
            return Wait();
        _isTaken = true;
        return new(new Turn(this));
    }

    private async ValueTask<Turn> Wait()
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        (_waiting ??= new()).Enqueue(mine);
        await mine.Task;
        return new Turn(this);
    }

    private void PassOn()
    {
        if (_waiting is { Count: > 0 })
            _waiting.Dequeue().SetResult();
        else
            _isTaken = false;
    }

    /// <summary>The turn of whoever entered.</summary>
    public readonly struct Turn(DecisionTurn turns) : IDisposable
    {
        public void Dispose() => turns.PassOn();
    }
}
