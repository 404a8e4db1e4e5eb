using System.Net;
using System.Text.Json;

namespace FraudGrains.Silo.Tests.Support;

/// <summary>Reads of the silo's API that are repeated until what they wait for is there. A running silo that is too busy to answer has only not answered yet.</summary>
internal static class Polling
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static Task<JsonElement> Stats(this SiloProcess silo) => silo.GetJson("/api/v1/stats");

    /// <summary>Waits until the silo's totals satisfy the condition.</summary>
    public static Task<JsonElement> UntilStats(this SiloProcess silo, Func<JsonElement, bool> condition) => silo.UntilJson("/api/v1/stats", condition);

    public static Task<JsonElement> GetJson(this SiloProcess silo, string path) => silo.UntilJson(path, _ => true);

    public static async Task<JsonElement> UntilJson(this SiloProcess silo, string path, Func<JsonElement, bool> condition) =>
        JsonElement.Parse(await silo.UntilText(path, text => condition(JsonElement.Parse(text))));

    /// <summary>The receipt as it was published. The API waits a second for it, and a silo that has just begun may need longer to keep it.</summary>
    public static Task<string> Receipt(this SiloProcess silo, string transactionId) =>
        silo.UntilText($"/api/v1/decisions/{transactionId}", _ => true, HttpStatusCode.NotFound);

    /// <summary>Waits until what stands there satisfies the condition.</summary>
    public static async Task<string> UntilText(this SiloProcess silo, string path, Func<string, bool> condition, params HttpStatusCode[] notYet)
    {
        using var patience = new CancellationTokenSource(Patience);
        var last = "nothing";
        while (true)
        {
            try
            {
                using var answer = await silo.Http.GetAsync(new Uri(path, UriKind.Relative), patience.Token);
                var text = await answer.Content.ReadAsStringAsync(patience.Token);
                last = $"{answer.StatusCode} {text}";
                if (answer.IsSuccessStatusCode && condition(text))
                    return text;
                if (!answer.IsSuccessStatusCode && answer.StatusCode != HttpStatusCode.ServiceUnavailable && !notYet.Contains(answer.StatusCode))
                    throw new InvalidOperationException($"{path}: {last}. {silo.Errors} {silo.Output}");
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException && silo.IsRunning)
            {
                last = e.Message;
            }
            catch (HttpRequestException e)
            {
                throw new InvalidOperationException($"{path} was not answered ({silo.State}). {silo.Errors} {silo.Output}", e);
            }

            if (patience.IsCancellationRequested)
                throw new TimeoutException($"{path} did not become what it was waited for: {last} ({silo.State}). {silo.Errors} {silo.Output}");
            await Task.Delay(Pause, CancellationToken.None);
        }
    }
}
