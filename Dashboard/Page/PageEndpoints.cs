using Microsoft.Net.Http.Headers;

namespace FraudGrains.Dashboard.Page;

/// <summary>One route a file, and <c>/</c> for index.html.</summary>
internal static class PageEndpoints
{
    private const string Index = "index.html";

    private static readonly string[] Methods = ["GET", "HEAD"];

    public static void MapPage(this WebApplication app)
    {
        foreach (var asset in app.Services.GetRequiredService<EmbeddedPage>().Assets)
        {
            var path = asset.Path == Index ? "/" : $"/{asset.Path}";
            app.MapMethods(path, Methods, context => Send(context, asset)).ExcludeFromDescription();
        }
    }

    private static Task Send(HttpContext context, Asset asset)
    {
        var headers = context.Response.GetTypedHeaders();
        SecurityHeaders.Set(context.Response.Headers);

        // Always asked for again, and answered 304 when unchanged: after an upgrade no browser mixes old files with new ones.
        headers.CacheControl = new() { NoCache = true };
        context.Response.Headers.Vary = "Accept-Encoding";
        var isPacked = context.Request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value.Equals("br", StringComparison.OrdinalIgnoreCase) && e.Quality is not 0);
        var tag = new EntityTagHeaderValue(isPacked ? $"\"{asset.Tag}-br\"" : $"\"{asset.Tag}\"");
        headers.ETag = tag;
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false) || t == EntityTagHeaderValue.Any))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var body = isPacked ? asset.Brotli : asset.Bytes;
        if (isPacked)
            context.Response.Headers.ContentEncoding = "br";
        context.Response.ContentType = asset.ContentType;
        context.Response.ContentLength = body.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}
