using FraudGrains.Api.Problems;
using FraudGrains.Catalog;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FraudGrains.Api.Models;

/// <summary>What the catalog refused, as problem+json.</summary>
internal static class ModelProblem
{
    public static ProblemHttpResult Of(HttpContext context, CatalogRefusal refusal)
    {
        var (status, code) = refusal.Kind switch
        {
            RefusalKind.InvalidModel => (422, ProblemCode.InvalidModel),
            RefusalKind.InvalidManifest => (422, ProblemCode.InvalidManifest),
            RefusalKind.FeatureSchemaMismatch => (422, ProblemCode.FeatureSchemaMismatch),
            RefusalKind.Thresholds => (422, ProblemCode.ThresholdsUnusable),
            RefusalKind.UnknownModel => (404, ProblemCode.ModelNotFound),
            RefusalKind.OtherManifest => (409, ProblemCode.ModelDiffers),
            RefusalKind.Full => (409, ProblemCode.TooManyModels),
            RefusalKind.NotLoadable => (409, ProblemCode.ModelNotLoadable),
            RefusalKind.Raced => (409, ProblemCode.CatalogChanged),
            _ => (503, ProblemCode.ActivationNotConfirmed),
        };
        return Problem.Of(context, status, code, refusal.Detail, refusal.Faults.GroupBy(f => f.Field).Select(f => (f.Key, f.Select(x => x.Reason).ToArray())));
    }
}
