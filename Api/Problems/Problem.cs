using System.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace FraudGrains.Api.Problems;

/// <summary>Builds problem+json (RFC 9457) with a stable <c>code</c> and the <c>traceId</c>.</summary>
internal static class Problem
{
    public static ProblemHttpResult Of(HttpContext context, int status, string code, string detail, params (string Field, string Reason)[] errors)
    {
        var extensions = new Dictionary<string, object?>
        {
            ["code"] = code,
            ["traceId"] = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier,
        };
        if (errors.Length > 0)
            extensions["errors"] = errors.ToDictionary(e => e.Field, e => new[] { e.Reason });
        return TypedResults.Problem(
            detail: detail,
            instance: context.Request.Path,
            statusCode: status,
            title: ReasonPhrases.GetReasonPhrase(status),
            type: $"urn:fraudgrains:problem:{code}",
            extensions: extensions);
    }

    /// <summary>400 that names one parameter.</summary>
    public static ProblemHttpResult Parameter(HttpContext context, string name, string reason) =>
        Of(context, StatusCodes.Status400BadRequest, ProblemCode.InvalidParameter, $"{name} {reason}.", (name, reason));
}
