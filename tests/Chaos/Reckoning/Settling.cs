using System.Text.Json;
using FraudGrains.Chaos.Processes;

namespace FraudGrains.Chaos.Reckoning;

/// <summary>Waits until everything fed is done: each record decided or rejected, no partition behind, no effect unfinished.</summary>
internal sealed class Settling(Landscape landscape, LogBook book, HttpClient http, TimeProvider time)
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>Done twice in a row, so that what a decision still brings along has come as well.</summary>
    private const int LooksNeeded = 3;

    /// <summary>Returns what is still open when the patience is over; null when all is done.</summary>
    public async Task<string?> Wait(TimeSpan patience, CancellationToken cancellationToken)
    {
        var (begun, done, open) = (time.GetTimestamp(), 0, "");
        while (time.GetElapsedTime(begun) < patience)
        {
            open = await Open(cancellationToken) ?? "";
            done = open.Length == 0 ? done + 1 : 0;
            if (done == LooksNeeded)
                return null;
            await Task.Delay(LookInterval, time, cancellationToken);
        }

        return open.Length > 0 ? open : "it was done only at the last look";
    }

    private async Task<string?> Open(CancellationToken cancellationToken)
    {
        var expected = Expectation.Of(book.Transactions);
        if (expected.Counts.Keys.Count(id => !book.Decisions.ContainsKey(id)) is > 0 and var undecided)
            return $"{undecided} transactions are not decided";
        if (expected.Rejected.Keys.Count(place => !book.DeadLetters.ContainsKey(place)) is > 0 and var unrejected)
            return $"{unrejected} dead letters are not there";
        try
        {
            if (await new StoredAccounts(landscape.Redis.Address, landscape.ServiceId).CountOutboxes() is > 0 and var outboxes)
                return $"{outboxes} accounts have unfinished effects";
            return await Behind(cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or StackExchange.Redis.RedisException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return e.Message;
        }
    }

    private async Task<string?> Behind(CancellationToken cancellationToken)
    {
        if (landscape.Up is not [var silo, ..])
            return "no silo is up";
        using var stats = JsonDocument.Parse(await http.GetByteArrayAsync(new Uri(silo.Url, "/api/v1/stats"), cancellationToken));
        var (lag, inFlight) = (stats.RootElement.GetProperty("lag").GetInt64(), stats.RootElement.GetProperty("inFlight").GetInt64());
        return lag + inFlight == 0 ? null : $"{lag} records are behind, {inFlight} in flight";
    }
}
