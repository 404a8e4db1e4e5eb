using System.Net;
using System.Text;

namespace FraudGrains.Silo.Tests.Support;

/// <summary>A client of the silo's API.</summary>
internal static class Client
{
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
        catch (HttpRequestException)
        {
            return null;
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
