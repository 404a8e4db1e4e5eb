namespace FraudGrains.Dashboard.Health;

/// <summary><c>--health</c>: asks the program on this machine whether it lives, for containers that have no other program to ask with.</summary>
internal static class HealthProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Asks at the first of <paramref name="urls"/>, separated by ";"; an address that means "all" is asked on loopback.</summary>
    /// <returns>The exit code: 0 when it lives, else 1.</returns>
    public static async Task<int> Ask(string urls)
    {
        var url = new Uri(urls.Split(';')[0].Replace("://*", "://127.0.0.1", StringComparison.Ordinal).Replace("://+", "://127.0.0.1", StringComparison.Ordinal));
        var host = url.Host is "0.0.0.0" or "[::]" ? "127.0.0.1" : url.Host;
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(new UriBuilder(url.Scheme, host, url.Port, "/health/live").Uri);
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return 1;
        }
    }
}
