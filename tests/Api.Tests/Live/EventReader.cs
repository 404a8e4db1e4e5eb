namespace FraudGrains.Api.Tests.Live;

/// <summary>Reads server-sent events one by one.</summary>
internal sealed class EventReader(HttpResponseMessage response, StreamReader reader) : IDisposable
{
    public HttpResponseMessage Response => response;

    public static async Task<EventReader> Open(ApiHost api, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/live");
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        var response = await api.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return new(response, new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)));
    }

    /// <summary>The next event of this name, passing over others; null at the end of the stream.</summary>
    public async Task<LiveEvent?> Next(string name)
    {
        string? id = null, kind = null, data = null;
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal)) id = line[4..];
            if (line.StartsWith("event: ", StringComparison.Ordinal)) kind = line[7..];
            if (line.StartsWith("data: ", StringComparison.Ordinal)) data = line[6..];
            if (line.StartsWith(':')) (kind, data) = ("comment", line[1..].Trim());
            if (line.Length > 0)
                continue;
            if (kind == name)
                return new(id, data!);
            (id, kind, data) = (null, null, null);
        }

        return null;
    }

    public void Dispose()
    {
        reader.Dispose();
        response.Dispose();
    }
}

internal sealed record LiveEvent(string? Id, string Data);
