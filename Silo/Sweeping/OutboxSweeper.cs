using FraudGrains.Accounts;
using FraudGrains.Grains.Accounts;

namespace FraudGrains.Silo.Sweeping;

/// <summary>Finds accounts whose API decisions a crash left unfinished and has them finished, even if their client never asks again.</summary>
internal sealed partial class OutboxSweeper(AccountReferences accounts, IAccountStore store, TimeProvider time, ILogger<OutboxSweeper> logger) : BackgroundService
{
    /// <summary>Accounts looked at in one sweep; the rest waits for the next.</summary>
    private const int AccountsMax = 256;

    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>Younger ones are being finished by the request that began them.</summary>
    private static readonly TimeSpan AgeMin = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await Sweep(stoppingToken);
    }

    /// <summary>One look.</summary>
    internal async Task Sweep(CancellationToken stoppingToken)
    {
        try
        {
            var unfinished = await store.FindOutboxes(time.GetUtcNow() - AgeMin, AccountsMax, stoppingToken);
            await Task.WhenAll(unfinished.Select(Finish));
        }
#pragma warning disable CA1031 // The store may be away for a while: the next sweep looks again.
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogNotSwept(e);
        }
    }

    private async Task Finish(string account)
    {
        try
        {
            await accounts.Of(new(account)).FinishOutbox();
            LogFinished();
        }
#pragma warning disable CA1031 // One account that cannot be finished now must not keep the others from it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotFinished(e);
        }
    }

    [LoggerMessage(LogLevel.Information, "What a crash left unfinished of an account is finished.")]
    private partial void LogFinished();

    [LoggerMessage(LogLevel.Warning, "An account's unfinished effects could not be finished; the next sweep tries again.")]
    private partial void LogNotFinished(Exception exception);

    [LoggerMessage(LogLevel.Warning, "Unfinished effects could not be looked for.")]
    private partial void LogNotSwept(Exception exception);
}
