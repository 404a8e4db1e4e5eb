using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;

namespace FraudGrains.Silo.Tests.Support;

/// <summary>A client of the silo's API.</summary>
internal static class Client
{
    private static readonly TimeSpan WarmPatience = TimeSpan.FromSeconds(60);
    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Asks for a decision; null when the silo did not answer.</summary>
    public static async Task<string?> Decide(this SiloProcess silo, string transaction)
    {
        try
        {
            using var body = new StringContent(transaction, Encoding.UTF8, "application/json");
            using var answer = await silo.Http.PostAsync(new Uri("/api/v1/decisions", UriKind.Relative), body);
            var text = await answer.Content.ReadAsStringAsync();
            return answer.StatusCode == HttpStatusCode.OK ? text : throw new InvalidOperationException($"{answer.StatusCode}: {text}");
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    /// <summary>
    /// Asks about accounts of no other interest until a decision is made in full, and gives how many were made: model and payee have half a second to
    /// answer, and the first that a silo asks for them may take longer.
    /// </summary>
    public static async Task<int> Warm(this SiloProcess silo)
    {
        var (begunAt, made) = (Stopwatch.GetTimestamp(), 0);
        while (true)
        {
            var answer = await silo.Decide(Feed.Transaction($"warm-{made}", $"warm-payer-{made}", $"warm-payee-{made}", 1, Noon).Value);
            var mode = answer is null ? "unavailable" : JsonElement.Parse(answer).GetProperty("mode").GetString();

            // "Unavailable" says of itself that it was not recorded: the same id may be asked about again.
            if (mode != "unavailable")
                made++;
            if (mode == "full")
                return made;
            if (Stopwatch.GetElapsedTime(begunAt) > WarmPatience)
                throw new TimeoutException($"No decision was made in full ({silo.State}): {answer} {silo.Errors} {silo.Output}");
        }
    }

    /// <summary>Whether every account's lifetime is what it was reckoned to be.</summary>
    public static async Task AssertLifetimes(this SiloProcess silo, Reckoning reckoning)
    {
        foreach (var (account, held) in reckoning.Accounts)
        {
            var lifetime = (await silo.GetJson($"/api/v1/accounts/{account}")).GetProperty("lifetime");
            var told = (lifetime.Long("debitCount"), lifetime.GetProperty("debitAmount").GetDecimal(), lifetime.Long("creditCount"), lifetime.GetProperty("creditAmount").GetDecimal());
            Assert.True(held == told, $"{account}: reckoned {held}, told {told}");
        }
    }
}
