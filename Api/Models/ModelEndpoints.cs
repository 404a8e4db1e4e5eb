using System.Globalization;
using FraudGrains.Api.Cluster;
using FraudGrains.Api.Http;
using FraudGrains.Api.Problems;
using FraudGrains.Catalog;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ModelResult = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.JsonHttpResult<FraudGrains.Api.Models.ModelView>, Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult>;

namespace FraudGrains.Api.Models;

/// <summary>The models at hand, the one in force, and its challenger.</summary>
internal static class ModelEndpoints
{
    public static void MapModels(this IEndpointRouteBuilder api)
    {
        api.MapGet("/models", GetModels)
            .WithName("GetModels").WithTags("Models")
            .WithSummary("The models, which one decides, and how it fares")
            .Produces<ModelsView>().ProducesProblem(503);
        api.MapPost("/models", AddModel)
            .WithName("AddModel").WithTags("Models")
            .WithSummary("Brings a model; it decides nothing until it is activated")
            .WithDescription("""
                The body is LightGBM's model.txt as text/plain, or multipart/form-data with the parts model (model.txt) and manifest (model.json, optional).
                Thresholds: the query's reviewAtScore and blockAtScore, else the manifest's, else the house's Decisions:ReviewAtScore and Decisions:BlockAtScore.
                201 for a new model, 200 for one that is known. The version is a hash of the trees.
                """)
            .Accepts<string>("text/plain", "multipart/form-data")
            .WithMetadata(new RequestSizeLimitAttribute(ModelBody.LengthMax))
            .Produces<ModelView>(201).Produces<ModelView>()
            .ProducesProblem(400).ProducesProblem(409).ProducesProblem(413).ProducesProblem(415).ProducesProblem(422).ProducesProblem(503);
        api.MapPost("/models/{version}/activate", Activate)
            .WithName("ActivateModel").WithTags("Models")
            .WithSummary("Puts a model in force on every silo; rolling back is activating the one before")
            .WithDescription("Answers once every silo decides with it. Each decision is made by one model, whose version it names.")
            .Produces<ModelView>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).ProducesProblem(503);
        api.MapPost("/models/{version}/shadow", Shadow)
            .WithName("ShadowModel").WithTags("Models")
            .WithSummary("Lets a model score beside the one in force; it decides nothing")
            .Produces<ModelView>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).ProducesProblem(503);
        api.MapDelete("/models/shadow", EndShadow)
            .WithName("EndShadow").WithTags("Models")
            .WithSummary("Ends the comparison with the challenger")
            .Produces(204).ProducesProblem(409).ProducesProblem(503);
    }

    private static async Task<JsonHttpResult<ModelsView>> GetModels(HttpContext context, IGrainFactory grains, TimeProvider time) =>
        TypedResults.Json(ModelsView.Of(await Catalog(grains).GetModels().Within(time, context.RequestAborted)), ApiJson.Options);

    private static async Task<ModelResult> AddModel(
        HttpContext context, IGrainFactory grains, [FromQuery] string? reviewAtScore, [FromQuery] string? blockAtScore)
    {
        if (!TryScore(reviewAtScore, out var review))
            return Problem.Parameter(context, nameof(reviewAtScore), "must be a number such as 0.85");
        if (!TryScore(blockAtScore, out var block))
            return Problem.Parameter(context, nameof(blockAtScore), "must be a number such as 0.98, above 1 for never");
        var (upload, refusal) = await ModelBody.Read(context);
        if (upload is null)
            return refusal!;
        return Answer(context, await Catalog(grains).Add(upload with { ReviewAtScore = review, BlockAtScore = block }));
    }

    private static async Task<ModelResult> Activate(string version, HttpContext context, IGrainFactory grains) =>
        Answer(context, await Catalog(grains).Activate(version));

    private static async Task<ModelResult> Shadow(string version, HttpContext context, IGrainFactory grains) =>
        Answer(context, await Catalog(grains).Shadow(version));

    private static async Task<Results<NoContent, ProblemHttpResult>> EndShadow(HttpContext context, IGrainFactory grains) =>
        (await Catalog(grains).Shadow(null)).Refusal is { } refusal ? ModelProblem.Of(context, refusal) : TypedResults.NoContent();

    private static ModelResult Answer(HttpContext context, CatalogAnswer answer)
    {
        if (answer.Refusal is { } refusal)
            return ModelProblem.Of(context, refusal);
        if (answer.IsNew)
            context.Response.Headers.Location = $"{FraudApi.Prefix}/models";
        return TypedResults.Json(ModelView.Of(answer.Model!), ApiJson.Options, statusCode: answer.IsNew ? 201 : 200);
    }

    private static IModelCatalogGrain Catalog(IGrainFactory grains) => grains.GetGrain<IModelCatalogGrain>(0);

    private static bool TryScore(string? text, out double? score)
    {
        score = null;
        if (text is null)
            return true;
        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return false;
        score = number;
        return true;
    }
}
