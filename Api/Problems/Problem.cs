using System.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace FraudGrains.Api.Problems;

/// <summary>Builds problem+json (RFC 9457) with a stable <c>code</c> and the <c>traceId</c>.</summary>
internal static class Problem
{
    public static ProblemHttpResult Of(HttpContext context, int status, string code, string detail, params (string Field, string Reason)[] errors) =>
        Of(context, status, code, detail, errors.Select(e => (e.Field, new[] { e.Reason })));

    public static ProblemHttpResult Of(HttpContext context, int status, string code, string detail, IEnumerable<(string Field, string[] Reasons)> errors)
    {
        var byField = errors.ToDictionary(e => e.Field, e => e.Reasons);
        var extensions = new Dictionary<string, object?>
        {
            ["code"] = code,
            ["traceId"] = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier,
        };
        if (byField.Count > 0)
            extensions["errors"] = byField;
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
