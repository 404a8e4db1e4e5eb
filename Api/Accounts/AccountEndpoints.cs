using System.Globalization;
using FraudGrains.Accounts;
using FraudGrains.Api.Cluster;
using FraudGrains.Api.Decisions;
using FraudGrains.Api.Http;
using FraudGrains.Api.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace FraudGrains.Api.Accounts;

/// <summary>What is known of an account.</summary>
internal static class AccountEndpoints
{
    /// <summary>Decisions on a page: unless asked, and at most.</summary>
    private const int LimitDefault = 20, LimitMax = 100;

    /// <summary>Longest cursor that is handed on, in characters; ours are far shorter.</summary>
    private const int CursorLengthMax = 256;

    private const string IdRule = "must be 1 to 64 visible ASCII characters";

    public static void MapAccounts(this IEndpointRouteBuilder api)
    {
        api.MapGet("/accounts/{id}", GetAccount)
            .WithName("GetAccount").WithTags("Accounts")
            .WithSummary("Risk of an account now, and why")
            .WithDescription("An account never seen answers with status unknown and zeros.")
            .Produces<AccountView>().ProducesProblem(400).ProducesProblem(503);
        api.MapGet("/accounts/{id}/decisions", GetDecisions)
            .WithName("GetAccountDecisions").WithTags("Accounts")
            .WithSummary("Its kept decisions as payer, newest first")
            .WithDescription("limit: 1 to 100, default 20. cursor: the next of the page before.")
            .AddOpenApiOperationTransformer(DescribeLimit)
            .Produces<DecisionPageView>().ProducesProblem(400).ProducesProblem(503);
    }

    private static async Task<Results<JsonHttpResult<AccountView>, ProblemHttpResult>> GetAccount(
        string id, HttpContext context, AccountReferences accounts, TimeProvider time)
    {
        id = PathText.Of(id);
        if (!AccountId.IsValid(id))
            return Problem.Parameter(context, "id", IdRule);
        var risk = await accounts.Of(new(id)).GetRisk().Within(time, context.RequestAborted);
        return TypedResults.Json(AccountView.Of(risk), ApiJson.Options);
    }

    private static async Task<Results<JsonHttpResult<DecisionPageView>, ProblemHttpResult>> GetDecisions(
        string id, string? limit, string? cursor, HttpContext context, AccountReferences accounts, TimeProvider time)
    {
        id = PathText.Of(id);
        if (!AccountId.IsValid(id))
            return Problem.Parameter(context, "id", IdRule);
        if (!TryLimit(limit, out var count))
            return Problem.Parameter(context, "limit", $"must be a whole number from 1 to {LimitMax}");
        if (cursor is { Length: > CursorLengthMax })
            return Problem.Parameter(context, "cursor", "is not one that this API gave");
        try
        {
            var page = await accounts.Of(new(id)).GetDecisions(count, string.IsNullOrEmpty(cursor) ? null : cursor).Within(time, context.RequestAborted);
            return TypedResults.Json(new DecisionPageView([.. page.Items.Select(DecisionView.Of)], page.Next), ApiJson.Options);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return Problem.Parameter(context, "cursor", "is not one that this API gave");
        }
    }

    /// <summary>Read as text, so that a wrong one is answered with its name; told as the number it is.</summary>
    private static Task DescribeLimit(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (operation.Parameters?.OfType<OpenApiParameter>().FirstOrDefault(p => p.Name == "limit") is { } limit)
            limit.Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = $"{LimitMax}", Default = LimitDefault };
        return Task.CompletedTask;
    }

    private static bool TryLimit(string? text, out int limit)
    {
        limit = LimitDefault;
        return text is null || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= LimitMax);
    }
}
