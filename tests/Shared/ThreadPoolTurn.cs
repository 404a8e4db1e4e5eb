namespace FraudGrains.Tests.Shared;

/// <summary>Waits for the thread pool where nothing else tells that what was queued to it is done.</summary>
internal static class ThreadPoolTurn
{
    /// <summary>What was queued before has had its turn: as many items as would keep every thread of the pool busy have run behind it.</summary>
    public static Task Over() => Task.WhenAll(Enumerable.Range(0, 100).Select(_ =>
        Task.Factory.StartNew(() => { }, CancellationToken.None, TaskCreationOptions.PreferFairness, TaskScheduler.Default)));
}
