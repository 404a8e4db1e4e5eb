using FraudGrains.Api.Http;
using FraudGrains.Api.Problems;
using FraudGrains.Audit;
using FraudGrains.Decisions;
using FraudGrains.Wire;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FraudGrains.Api.Decisions;

/// <summary>Deciding over HTTP, and reading what was decided.</summary>
internal static class DecisionEndpoints
{
    /// <summary>A decision reaches the audit store within about a second of its publication: so long a client that asks at once is let wait.</summary>
    private static readonly TimeSpan ReceiptWait = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan ReceiptPause = TimeSpan.FromMilliseconds(50);

    public static void MapDecisions(this IEndpointRouteBuilder api)
    {
        api.MapPost("/decisions", Decide)
            .WithName("Decide").WithTags("Decisions")
            .WithSummary("Decides a transaction before the fact")
            .WithDescription("The same id and body get the same bytes again. An answer of mode unavailable is not kept: ask again with the same id.")
            .Accepts<TransactionView>("application/json")
            .Produces<DecisionView>()
            .ProducesProblem(400).ProducesProblem(409).ProducesProblem(413).ProducesProblem(415).ProducesProblem(503);
        api.MapGet("/decisions/{transactionId}", FindReceipt)
            .WithName("FindReceipt").WithTags("Decisions")
            .WithSummary("The receipt of a decision, as it was published")
            .Produces<ReceiptView>()
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);
        api.MapPost("/decisions/{transactionId}/replay", Replay)
            .WithName("ReplayDecision").WithTags("Decisions")
            .WithSummary("The same receipt, computed again from its features with the model and rules it names")
            .WithDescription("Changes nothing. replay-not-possible: model, rules or feature schema are no longer at hand. replay-differs: something it rested on was changed meanwhile, such as the thresholds of the section Decisions.")
            .Produces<ReceiptView>()
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(503);
    }

    private static async Task<Results<Utf8ContentHttpResult, ProblemHttpResult>> Decide(HttpContext context, Decider decider, TimeProvider time)
    {
        if (!context.Request.HasJsonContentType())
            return Problem.Of(context, 415, ProblemCode.UnsupportedMediaType, "Send the transaction as application/json.");
        if (await RequestBody.Read(context.Request, TransactionJson.LengthMax, context.RequestAborted) is not { } body)
            return Problem.Of(context, 413, ProblemCode.BodyTooLarge, $"A transaction has at most {TransactionJson.LengthMax} bytes.");
        if (!TransactionJson.TryRead(body, idWhenMissing: null, out var transaction, out var fault))
            return Problem.Of(context, 400, ProblemCode.InvalidTransaction, $"{fault}.", (fault.Field, fault.Reason));

        if (TransactionTime.IsTooFarAhead(transaction!, time.GetUtcNow(), out fault))
            return Problem.Of(context, 400, ProblemCode.InvalidTransaction, $"{fault}.", (fault.Field, fault.Reason));

        return await decider.Decide(transaction!, context.RequestAborted) switch
        {
            { IsConflict: true } => Problem.Of(context, 409, ProblemCode.TransactionIdReused, $"Transaction '{transaction!.TransactionId}' was decided before with another body. Send a new transaction under a new id."),
            { Decision: { } decision } => TypedResults.Text(DecisionJson.ToUtf8(decision), "application/json"),
            _ => Problem.Of(context, 503, ProblemCode.Unavailable, $"Transaction '{transaction!.TransactionId}' was decided before, and its receipt is not at hand yet. Ask again."),
        };
    }

    private static async Task<Results<Utf8ContentHttpResult, ProblemHttpResult>> FindReceipt(
        string transactionId, HttpContext context, IGrainFactory grains, TimeProvider time)
    {
        var id = PathText.Of(transactionId);
        if (!PathText.IsTransactionId(id))
            return Problem.Parameter(context, "transactionId", "must be 1 to 128 visible ASCII characters");

        return await Find(id, grains.GetGrain<IAuditGrain>(0), time, context.RequestAborted) is { } receipt
            ? TypedResults.Text(receipt, "application/json")
            : Problem.Of(context, 404, ProblemCode.DecisionNotFound, $"No decision is known for transaction '{id}'.");
    }

    private static async Task<Results<Utf8ContentHttpResult, ProblemHttpResult>> Replay(
        string transactionId, HttpContext context, IGrainFactory grains, TimeProvider time)
    {
        var id = PathText.Of(transactionId);
        if (!PathText.IsTransactionId(id))
            return Problem.Parameter(context, "transactionId", "must be 1 to 128 visible ASCII characters");
        if (await Find(id, grains.GetGrain<IAuditGrain>(0), time, context.RequestAborted) is not { } receipt)
            return Problem.Of(context, 404, ProblemCode.DecisionNotFound, $"No decision is known for transaction '{id}'.");
        var answer = await grains.GetGrain<IReplayGrain>(0).Replay(receipt);
        if (answer.Receipt is not { } again)
            return Problem.Of(context, 409, ProblemCode.ReplayNotPossible, answer.Missing!);
        return again.AsSpan().SequenceEqual(receipt)
            ? TypedResults.Text(again, "application/json")
            : Problem.Of(context, 409, ProblemCode.ReplayDiffers, $"Computed again, the decision differs in {ReceiptDifference.Tell(receipt, again)}. Something it rested on was changed meanwhile, such as Decisions:ReviewAtScore.");
    }

    private static async Task<byte[]?> Find(string id, IAuditGrain audit, TimeProvider time, CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        while (true)
        {
            var receipt = await Cluster.ClusterFault.Within(audit.FindReceipt(id), time, cancellationToken);
            if (receipt is not null || time.GetElapsedTime(asked) >= ReceiptWait)
                return receipt;
            await Task.Delay(ReceiptPause, time, cancellationToken);
        }
    }
}
