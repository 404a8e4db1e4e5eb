namespace FraudGrains.Grains.Accounts;

/// <summary>
/// One decision at a time, first come first served, whoever asks. Lives on the grain's own scheduler: no lock, and no wait for a commit.
/// </summary>
internal sealed class DecisionTurn : IDisposable
{
    private Queue<TaskCompletionSource>? _waiting;
    private bool _isTaken;

    /// <summary>Waits for the turns before; dispose what comes back to pass the turn on.</summary>
    public ValueTask<IDisposable> Enter()
    {
        if (_isTaken)
            return Wait();
        _isTaken = true;
        return new(this);
    }

    /// <summary>Passes the turn on to whoever has waited longest.</summary>
    public void Dispose()
    {
        if (_waiting is { Count: > 0 })
            _waiting.Dequeue().SetResult();
        else
            _isTaken = false;
    }

    private async ValueTask<IDisposable> Wait()
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        (_waiting ??= new()).Enqueue(mine);
        await mine.Task;
        return this;
    }
}
