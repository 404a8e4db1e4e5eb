namespace FraudGrains.Grains.Accounts;

/// <summary>
/// One decision at a time, first come first served, whoever asks. A chain of tasks on the grain's own scheduler: no lock, and no wait for a commit.
/// </summary>
internal sealed class DecisionTurn
{
    private Task _last = Task.CompletedTask;

    /// <summary>Waits for the turns before; dispose what comes back to pass the turn on.</summary>
    public async ValueTask<IDisposable> Enter()
    {
        var before = _last;
        var mine = new Turn();
        _last = mine.Ended;
        await before;
        return mine;
    }

    private sealed class Turn : IDisposable
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Ended => _ended.Task;

        public void Dispose() => _ended.TrySetResult();
    }
}
