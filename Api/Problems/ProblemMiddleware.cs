using FraudGrains.Api.Cluster;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FraudGrains.Api.Problems;

/// <summary>Gives every error below /api a problem+json body: what the server itself refuses, and what no handler expected.</summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    public async Task Invoke(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            await Answer(context, e);
            return;
        }

        var hasBody = context.Response.HasStarted || context.Response.ContentLength is > 0 || context.Response.ContentType is not null;
        if (!hasBody && context.Response.StatusCode >= 400)
            await Of(context, context.Response.StatusCode).ExecuteAsync(context);
    }

    private async Task Answer(HttpContext context, Exception e)
    {
        // Nobody is there to read an answer, and nothing of ours failed.
        if (e is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
            return;

        context.Response.Clear();
        if (e is BadHttpRequestException bad)
        {
            await Of(context, bad.StatusCode).ExecuteAsync(context);
        }
        else if (ClusterFault.IsPassing(e))
        {
            LogUnavailable(e.GetType().Name, e.Message);
            context.Response.Headers.RetryAfter = "1";
            await Of(context, StatusCodes.Status503ServiceUnavailable).ExecuteAsync(context);
        }
        else
        {
            LogUnexpected(e);
            await Of(context, StatusCodes.Status500InternalServerError).ExecuteAsync(context);
        }
    }

    private static ProblemHttpResult Of(HttpContext context, int status)
    {
        var (code, detail) = status switch
        {
            404 => (ProblemCode.NotFound, "There is no such route. /openapi/v1.json lists all of them."),
            405 => (ProblemCode.MethodNotAllowed, $"This route does not know {context.Request.Method}; it knows {context.Response.Headers.Allow}."),
            413 => (ProblemCode.BodyTooLarge, "The body is larger than is read."),
            415 => (ProblemCode.UnsupportedMediaType, "Send the body as application/json."),
            503 => (ProblemCode.Unavailable, "The cluster does not answer at the moment. Ask again."),
            >= 500 => (ProblemCode.InternalError, "Something failed here. The log has the details under this traceId."),
            _ => (ProblemCode.BadRequest, "The request could not be understood."),
        };
        return Problem.Of(context, status, code, detail);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed in a way no handler expected")]
    private partial void LogUnexpected(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The cluster did not answer a request: {ExceptionType}: {Reason}")]
    private partial void LogUnavailable(string exceptionType, string reason);
}
