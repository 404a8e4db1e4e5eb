using FraudGrains.Grains.Accounts;
using FraudGrains.Simulation.Tests.Scheduling;

namespace FraudGrains.Simulation.Tests.Cluster;

/// <summary>
/// Calls to account grains, as Orleans makes them: to the activation that the directory names, with time passing on the way there and back;
/// a call may be lost, done without an answer, or end with the silo that was to answer.
/// </summary>
internal sealed class GrainCalls(World world)
{
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan DetectionMax = TimeSpan.FromSeconds(1.5);

    /// <param name="from">The calling silo; null for a client outside.</param>
    /// <param name="account">The account called.</param>
    /// <param name="method">For the trace.</param>
    /// <param name="invoke">What is called on its activation; the flag says that the call crosses silos.</param>
    /// <param name="cancellation">The caller's; travels to the callee.</param>
    public Task<T> Call<T>(SimulatedSilo? from, string account, string method, Func<AccountGrain, bool, CancellationToken, Task<T>> invoke, CancellationToken cancellation)
    {
        var call = new PendingCall<T>(Actor.Current ?? throw new InvalidOperationException("Only actors call."));
        if (world.Strikes(world.Weather.CallLost, "call lost"))
            FailLater(call, ResponseTimeout, new TimeoutException($"injected: no response from {account}.{method}"));
        else
            world.Scheduler.After(world.Weather.Delay(), () => Arrive(call, from, account, method, invoke, cancellation));
        return call.Answer;
    }

    /// <summary>The silos notice within a moment that one of them is gone.</summary>
    public void FailOf(SimulatedSilo silo, PendingCall call) =>
        FailLater(call, TimeSpan.FromTicks(world.Random.NextInt64(DetectionMax.Ticks)), new SiloUnavailableException($"injected: {silo.Name} is gone"));

    private void Arrive<T>(
        PendingCall<T> call, SimulatedSilo? from, string account, string method, Func<AccountGrain, bool, CancellationToken, Task<T>> invoke, CancellationToken cancellation)
    {
        if (world.Cluster.Directory.Route(account) is not { } activation)
        {
            FailLater(call, world.Weather.Delay(), new SiloUnavailableException($"injected: {account} cannot be reached"));
            return;
        }

        activation.Silo.Calls.Add(call);
        activation.Actor.Post(() => _ = Serve(activation, call, method, grain => invoke(grain, activation.Silo != from, Told(activation, cancellation))));
    }

    private async Task Serve<T>(Activation activation, PendingCall<T> call, string method, Func<AccountGrain, Task<T>> invoke)
    {
        T? result = default;
        Exception? error = null;
        activation.Calls++;
        try
        {
            result = await invoke(activation.Grain);
        }
        catch (Exception e)
        {
            error = e;
        }

        activation.Calls--;
        world.Scheduler.Trace.Add($"{activation.Actor.Name}: {method} {(error is null ? "done" : $"failed: {error.Message}")}");
        activation.Silo.Calls.Remove(call);
        if (world.Strikes(world.Weather.ReplyLost, $"reply of {method} lost"))
            FailLater(call, ResponseTimeout, new TimeoutException($"injected: the response of {method} was lost"));
        else if (error is not null)
            FailLater(call, world.Weather.Delay(), error);
        else
            world.Scheduler.After(world.Weather.Delay(), () => call.Complete(result!));
    }

    private void FailLater(PendingCall call, TimeSpan delay, Exception why) => world.Scheduler.After(delay, () => call.Fail(why));

    private CancellationToken Told(Activation activation, CancellationToken callers)
    {
        if (!callers.CanBeCanceled)
            return CancellationToken.None;
        var told = new CancellationTokenSource();
        callers.Register(() => world.Scheduler.After(world.Weather.Delay(), () => activation.Actor.Post(told.Cancel)));
        if (callers.IsCancellationRequested)
            told.Cancel();
        return told.Token;
    }
}
