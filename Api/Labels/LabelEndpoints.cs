using FraudGrains.Accounts;
using FraudGrains.Api.Http;
using FraudGrains.Api.Problems;
using FraudGrains.Labels;
using FraudGrains.Wire;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FraudGrains.Api.Labels;

/// <summary>What became known about a transaction later.</summary>
internal static class LabelEndpoints
{
    public static void MapLabels(this IEndpointRouteBuilder api) =>
        api.MapPost("/labels", AddLabel)
            .WithName("AddLabel").WithTags("Labels")
            .WithSummary("Tells that a transaction was fraud, or was genuine after all")
            .WithDescription("Answers once payer and payee know it durably. The same label again changes nothing; of two labels of one transaction the later labelledAt counts.")
            .Accepts<LabelView>("application/json")
            .Produces<LabelAnswerView>()
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(413).ProducesProblem(415).ProducesProblem(503);

    private static async Task<Results<JsonHttpResult<LabelAnswerView>, ProblemHttpResult>> AddLabel(HttpContext context, AccountReferences accounts, TimeProvider time)
    {
        if (!context.Request.HasJsonContentType())
            return Problem.Of(context, 415, ProblemCode.UnsupportedMediaType, "Send the label as application/json.");
        if (await RequestBody.Read(context.Request, LabelJson.LengthMax, context.RequestAborted) is not { } body)
            return Problem.Of(context, 413, ProblemCode.BodyTooLarge, $"A label has at most {LabelJson.LengthMax} bytes.");
        if (!LabelJson.TryRead(body, time.GetUtcNow(), out var label, out var fault))
            return Problem.Of(context, 400, ProblemCode.InvalidLabel, $"{fault}.", (fault.Field, fault.Reason));

        var answer = await accounts.Of(label!.Payer).Label(label);
        return answer.Result switch
        {
            LabelResult.UnknownTransaction => Problem.Of(context, 404, ProblemCode.DecisionNotFound, answer.Detail),
            LabelResult.OtherPayee => Problem.Of(context, 409, ProblemCode.LabelContradicts, answer.Detail),
            _ => TypedResults.Json(new LabelAnswerView(label.TransactionId, answer.Result == LabelResult.Applied), ApiJson.Options),
        };
    }
}
