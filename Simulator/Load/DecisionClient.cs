using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace FraudGrains.Simulator.Load;

/// <summary>Asks <c>POST /api/v1/decisions</c>.</summary>
internal sealed class DecisionClient(HttpClient http, Uri api)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly Uri _decisions = new(new Uri(api.AbsoluteUri.TrimEnd('/') + "/"), "api/v1/decisions");

    public async Task<(string Status, (string Outcome, string Mode)? Decision)> Ask(byte[] body, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = Json } };
        using var answer = await http.PostAsync(_decisions, content, cancellationToken);
        var status = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        if (!answer.IsSuccessStatusCode)
            return (status, null);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
        return json.RootElement.TryGetProperty("outcome", out var outcome) && json.RootElement.TryGetProperty("mode", out var mode)
            ? (status, (outcome.ToString(), mode.ToString()))
            : ($"{status} without a decision", null);
    }
}
