using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FraudGrains.Kafka.Tests.Fixtures;

/// <summary>
/// The lifecycles of a cluster's silos. A cluster forgets a silo whose start was refused: its services are disposed of and nothing is stopped, so its grain
/// directory goes round and round for membership that has ended (Orleans 10.4, <c>LocalGrainDirectory.ProcessMembershipUpdates</c>), a core's worth until the
/// process ends.
/// </summary>
internal sealed class SiloLifecycles
{
    private readonly ConcurrentBag<ISiloLifecycleSubject> _lifecycles = [];

    /// <summary>Makes the silo known that has these services, as it starts.</summary>
    public Member Know(IServiceProvider services)
    {
        _lifecycles.Add(services.GetRequiredService<ISiloLifecycleSubject>());
        return new Member();
    }

    /// <summary>Stops what was started of each; parts that want a service which is gone fail, and matter no more.</summary>
    public async Task Stop()
    {
        foreach (var lifecycle in _lifecycles)
            await lifecycle.OnStop().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Does nothing: to be asked for it is enough.</summary>
    internal sealed class Member : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
