using System.Net;
using Microsoft.Extensions.Options;

namespace FraudGrains.Dashboard.Proxy;

/// <summary>Sends a request on and streams the answer back.</summary>
internal sealed partial class ApiForwarder(IOptions<ApiProxyOptions> options, ILogger<ApiForwarder> logger) : IDisposable
{
    /// <summary>Only what the API looks at is handed on, and of its answer only what a browser needs.</summary>
    private static readonly string[] RequestHeaders = ["Accept", "Last-Event-ID", "If-None-Match", "If-Match", "Authorization", "traceparent"];

    private static readonly string[] ResponseHeaders = ["Content-Type", "Cache-Control", "ETag", "Retry-After", "Allow", "X-Accel-Buffering"];

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(5) });

    public async Task Forward(HttpContext context)
    {
        using var request = Copy(context.Request);
        try
        {
            using var response = await _http.SendAsync(request, context.RequestAborted);
            await Copy(response, context);
        }
        catch (HttpRequestException e) when (!context.Response.HasStarted)
        {
            LogUnreachable(options.Value.BaseUrl!, e.Message);
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
            await context.Response.WriteAsJsonAsync(
                new { title = "Bad Gateway", status = 502, code = "api-unreachable", detail = "The API does not answer. Check Api:BaseUrl." },
                options: null, contentType: "application/problem+json", context.RequestAborted);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or HttpRequestException)
        {
            // Either side went away in the middle of an answer: an abort tells the other.
            context.Abort();
        }
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Copy(HttpRequest from)
    {
        // Path and query only: the target a client names may hold a host of its own.
        var target = new Uri(options.Value.BaseUrl!, from.Path.ToUriComponent() + from.QueryString.ToUriComponent());
        var to = new HttpRequestMessage(new HttpMethod(from.Method), target) { Version = HttpVersion.Version11 };
        foreach (var name in RequestHeaders.Where(from.Headers.ContainsKey))
            to.Headers.TryAddWithoutValidation(name, from.Headers[name].ToArray());
        if (from.ContentLength > 0 || from.Headers.TransferEncoding.Count > 0)
        {
            to.Content = new StreamContent(from.Body);
            to.Content.Headers.TryAddWithoutValidation("Content-Type", from.ContentType);
            to.Content.Headers.ContentLength = from.ContentLength;
        }

        return to;
    }

    private static async Task Copy(HttpResponseMessage from, HttpContext context)
    {
        context.Response.StatusCode = (int)from.StatusCode;
        foreach (var name in ResponseHeaders)
        {
            if (from.Headers.TryGetValues(name, out var values) || from.Content.Headers.TryGetValues(name, out values))
                context.Response.Headers[name] = values.ToArray();
        }

        await using var body = await from.Content.ReadAsStreamAsync(context.RequestAborted);
        var buffer = new byte[16 * 1024];
        await context.Response.Body.FlushAsync(context.RequestAborted);
        for (int read; (read = await body.ReadAsync(buffer, context.RequestAborted)) > 0;)
        {
            await context.Response.Body.WriteAsync(buffer.AsMemory(0, read), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The API at {BaseUrl} does not answer: {Reason}")]
    private partial void LogUnreachable(Uri baseUrl, string reason);
}
