using FraudGrains.Chaos.Faults;
using FraudGrains.Chaos.Feeding;
using FraudGrains.Chaos.Processes;
using FraudGrains.Chaos.Reckoning;
using FraudGrains.Chaos.Schedules;

namespace FraudGrains.Chaos.Running;

/// <summary>Runs one schedule on processes of its own: start, feed while faults happen, wait until all is done, reckon.</summary>
internal sealed class ScheduleRunner(ChaosOptions options, HttpClient http, TimeProvider time, Action<string> say)
{
    /// <summary>Longer than Orleans takes to give up on a call, twice over.</summary>
    private static readonly TimeSpan SettlePatience = TimeSpan.FromSeconds(120);

    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(15);

    public async Task<ScheduleRun> Run(Schedule schedule, string directory, CancellationToken cancellationToken)
    {
        using var landscape = await Landscape.Start(directory, schedule, options.Bootstrap, http, time, cancellationToken);
        var clock = new Clock(time);
        using var book = new LogBook(landscape.Bootstrap, clock);
        var traffic = new Traffic(schedule.Chance(1), time);
        using var feeder = new Feeder(landscape.Bootstrap, traffic, options.Rate, clock, time);
        var client = new Client(landscape, traffic, schedule.Chance(2), http, clock, time);
        var faults = new FaultRunner(landscape, traffic, clock, time, say);
        await AllOrNone(
            cancellationToken,
            stop => feeder.Run(schedule.Duration, () => faults.IsOver, stop),
            stop => client.Run(schedule.Duration, () => faults.IsOver, options.Requests, stop),
            stop => faults.Run(schedule, stop));

        var fedMs = clock.NowMs;
        var open = await new Settling(landscape, book, http, time).Wait(SettlePatience, cancellationToken);
        var settled = TimeSpan.FromMilliseconds(clock.NowMs - fedMs);
        var died = landscape.Silos.Where(s => s.HasDied).Select(s => $"{s.Name} ended by itself").ToList();
        var stored = await new StoredAccounts(landscape.Redis.Address, landscape.ServiceId).Read();
        var verdict = new Reckoner(book, client.Asked).Reckon(stored);
        await Task.WhenAll(landscape.Up.Select(silo => silo.Drain(StopPatience)));

        IEnumerable<string?> beside =
        [
            open is null ? null : $"not done {SettlePatience.TotalSeconds:0} s after the last record: {open}",
            book.Failure,
            feeder.Failed > 0 ? $"{feeder.Failed} records were not acknowledged by the broker" : null,
            .. faults.Happenings.Select(h => h.Broken),
            .. died,
        ];
        return new(schedule, [.. faults.Happenings.OrderBy(h => h.BeganMs)], [.. Recovery.Of(faults.Happenings, Waits(feeder, book), landscape.Partitions)],
            verdict with { RepeatedAtDrain = DrainRepeats.Count(faults.Happenings, book, client.Asked), Faults = [.. beside.OfType<string>(), .. verdict.Faults] }, settled);
    }

    private static List<Waiting> Waits(Feeder feeder, LogBook book) =>
    [
        .. from fed in feeder.FedAtMs
           where book.Decisions.ContainsKey(fed.Key)
           let decision = book.Decisions[fed.Key]
           where decision.SeenMs > fed.Value
           select new Waiting(decision.Partition, fed.Value, decision.SeenMs),
    ];

    /// <summary>One that fails ends the others.</summary>
    private static async Task AllOrNone(CancellationToken cancellationToken, params Func<CancellationToken, Task>[] parts)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAll(parts.Select(async part =>
        {
            try
            {
                await part(stop.Token);
            }
            catch
            {
                await stop.CancelAsync();
                throw;
            }
        }));
    }
}
