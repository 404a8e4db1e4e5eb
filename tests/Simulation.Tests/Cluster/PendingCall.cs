using FraudGrains.Simulation.Tests.Scheduling;

namespace FraudGrains.Simulation.Tests.Cluster;

/// <summary>A call between two grains, or from a client: answered once, by whoever is first.</summary>
internal abstract class PendingCall
{
    public abstract void Fail(Exception why);
}

/// <inheritdoc/>
internal sealed class PendingCall<T>(Actor caller) : PendingCall
{
    // Not run apart: the answer is given on the caller's own turn.
    private readonly TaskCompletionSource<T> _answer = new();

    public Task<T> Answer => _answer.Task;

    public void Complete(T result) => caller.Post(() => _answer.TrySetResult(result));

    public override void Fail(Exception why) => caller.Post(() => _answer.TrySetException(why));
}
