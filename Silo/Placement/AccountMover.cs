using FraudGrains.Grains.Accounts;

namespace FraudGrains.Silo.Placement;

/// <summary>
/// When silos come or go, accounts in memory whose home is another silo now move there: a silo that joins takes over its share of the accounts, not only of
/// the partitions. An account moves once its calls have ended; calls meanwhile wait for it at its new place.
/// </summary>
internal sealed partial class AccountMover(
    LiveAccounts accounts, AccountHomes homes, IClusterMembershipService membership, ILocalSiloDetails here, TimeProvider time, ILogger<AccountMover> logger)
    : BackgroundService
{
    /// <summary>Accounts moved at once: each costs both silos about as much as ten decisions, and the traffic goes on meanwhile.</summary>
    private const int AccountsAtOnce = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>So that the agents have begun to read their new partitions, and several silos that join together are one move.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    /// <summary>A silo that has just joined may not be known yet to whoever places the accounts, and they stay: they are asked again.</summary>
    private const int AttemptsMax = 5;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var known = new HashSet<SiloAddress>();
        await foreach (var snapshot in membership.MembershipUpdates.WithCancellation(stoppingToken))
        {
            var active = Active(snapshot);
            if (known.SetEquals(active) || !active.Contains(here.SiloAddress))
                continue;
            known = active;
            var attempt = 0;
            do
                await Task.Delay(Settling, time, stoppingToken);
            while (await MoveHome(stoppingToken) > 0 && ++attempt < AttemptsMax);
        }
    }

    private async Task<int> MoveHome(CancellationToken stoppingToken)
    {
        var active = Active(membership.CurrentSnapshot);
        var moved = 0;
        foreach (var chunk in accounts.Where(id => LivesElsewhere(id, active)).Chunk(AccountsAtOnce))
        {
            foreach (var account in chunk)
                account.Migrate(null, CancellationToken.None);
            moved += chunk.Length;
            await Task.Delay(Pause, time, stoppingToken);
        }

        if (moved > 0)
            LogMoved(moved, active.Count);
        return moved;
    }

    private bool LivesElsewhere(string accountId, HashSet<SiloAddress> active) =>
        homes.HomeOf(accountId, active) is { } home && !home.Equals(here.SiloAddress);

    private static HashSet<SiloAddress> Active(ClusterMembershipSnapshot snapshot) =>
        [.. snapshot.Members.Values.Where(m => m.Status == SiloStatus.Active).Select(m => m.SiloAddress)];

    [LoggerMessage(LogLevel.Information, "{Count} accounts move to their home among {Silos} silos.")]
    private partial void LogMoved(int count, int silos);
}
