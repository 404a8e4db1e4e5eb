namespace FraudGrains.Cluster.Tests.Engine;

/// <summary>Signals between a test and the grains it holds up.</summary>
internal static class Signals
{
    /// <summary>
    /// A signal whose waiters run on their own. One that ran them inside the grain that gives the signal would make the rest of the test part of that
    /// grain's turn, and its last line would wait for the grain's own end.
    /// </summary>
    public static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
