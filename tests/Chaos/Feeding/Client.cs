using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using FraudGrains.Accounts;
using FraudGrains.Chaos.Processes;
using FraudGrains.Chaos.Running;
using FraudGrains.Decisions;
using FraudGrains.Wire;

namespace FraudGrains.Chaos.Feeding;

/// <summary>Clients of <c>POST /decisions</c>: they ask again while they are told nothing, some ask twice, some go away right after asking, and some of what they ask happens afterwards.</summary>
internal sealed class Client(Landscape landscape, Traffic traffic, Random chance, HttpClient http, Clock clock, TimeProvider time)
{
    private const double DiesShare = 0.15, AsksTwiceShare = 0.2, HappensShare = 0.3, IsOnTheLogShare = 0.1;

    /// <summary>A client gives up after so many tries, a second apart.</summary>
    private const int TriesMax = 8;

    private static readonly TimeSpan TryPause = TimeSpan.FromSeconds(1);

    public ConcurrentBag<Asked> Asked { get; } = [];

    /// <summary>Asks at a steady rate; returns when the last client has its answer or has given up.</summary>
    public async Task Run(TimeSpan duration, Func<bool> isOver, double ratePerSecond, CancellationToken cancellationToken)
    {
        var clients = new List<Task>();
        for (var i = 0; i / ratePerSecond < duration.TotalSeconds || !isOver(); i++)
        {
            await clock.Until(TimeSpan.FromSeconds(i / ratePerSecond), cancellationToken);
            clients.Add(One(new Random(chance.Next()), cancellationToken));
        }

        await Task.WhenAll(clients);
    }

    private async Task One(Random own, CancellationToken cancellationToken)
    {
        var fed = own.NextDouble() < IsOnTheLogShare ? traffic.RecentlyFed() : null;
        var asked = new Asked(fed ?? traffic.NextAsked());
        Asked.Add(asked);
        if (own.NextDouble() < DiesShare)
        {
            asked.Died = true;
            await AskAndGo(asked, own, cancellationToken);
        }
        else
        {
            await AskUntilAnswered(asked, own, cancellationToken);
        }

        if (fed is null && own.NextDouble() < HappensShare)
            traffic.Feed(asked.Transaction);
        if (!asked.IsAccepted || own.NextDouble() >= AsksTwiceShare)
            return;
        await Task.Delay(TimeSpan.FromSeconds(own.NextDouble() * 3), time, cancellationToken);
        await AskUntilAnswered(asked, own, cancellationToken);
    }

    private async Task AskUntilAnswered(Asked asked, Random own, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < TriesMax; tries++)
        {
            if (await Ask(asked, own, cancellationToken))
                return;
            await Task.Delay(TryPause, time, cancellationToken);
        }
    }

    private async Task AskAndGo(Asked asked, Random own, CancellationToken cancellationToken)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        gone.CancelAfter(TimeSpan.FromMilliseconds(own.NextDouble() * 40));
        try
        {
            await Ask(asked, own, gone.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It will never know.
        }
    }

    /// <summary>Whether the client has what it wants.</summary>
    private async Task<bool> Ask(Asked asked, Random own, CancellationToken cancellationToken)
    {
        if (landscape.Up is not { Count: > 0 } up)
            return false;
        try
        {
            using var body = new ByteArrayContent(ToJson(asked.Transaction)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            using var answer = await http.PostAsync(new Uri(up[own.Next(up.Count)].Url, "/api/v1/decisions"), body, cancellationToken);
            return Take(asked, answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(cancellationToken));
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    private static bool Take(Asked asked, HttpStatusCode status, byte[] body)
    {
        if (status == HttpStatusCode.OK && DecisionJson.Read(body).Mode != DecisionMode.Unavailable)
        {
            asked.Add(body);
            return true;
        }

        // Neither is an answer to keep: ask again.
        if (status is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable)
        {
            asked.Unavailable++;
            return false;
        }

        asked.Refused = $"{(int)status} {System.Text.Encoding.UTF8.GetString(body)}";
        return true;
    }

    private static byte[] ToJson(Transaction transaction)
    {
        using var stream = new MemoryStream(256);
        using (var writer = new Utf8JsonWriter(stream))
            TransactionJson.Write(writer, transaction);
        return stream.ToArray();
    }
}
