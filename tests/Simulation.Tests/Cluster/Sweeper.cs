using FraudGrains.Accounts;
using FraudGrains.Grains.Accounts;
using FraudGrains.Silo.Sweeping;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace FraudGrains.Simulation.Tests.Cluster;

/// <summary>The silo's real outbox sweeper, at its interval.</summary>
internal sealed class Sweeper(World world, SimulatedSilo silo) : IDisposable
{
    private readonly OutboxSweeper _sweeper =
        new(new AccountReferences(silo.Grains), silo.Services.GetRequiredService<IAccountStore>(), silo.Time, NullLogger<OutboxSweeper>.Instance);

    public void Dispose() => _sweeper.Dispose();

    public async Task Run()
    {
        while (true)
        {
            await world.Delay(OutboxSweeper.Interval);
            await _sweeper.Sweep(CancellationToken.None);
        }
    }
}
