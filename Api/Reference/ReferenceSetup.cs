using Scalar.AspNetCore;

namespace FraudGrains.Api.Reference;

/// <summary>The API's description at <c>/openapi/v1.json</c> and its reference page at <c>/scalar</c>.</summary>
internal static class ReferenceSetup
{
    public static void AddReference(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        // The host may map other things, such as the Orleans Dashboard: they are not this API.
        options.ShouldInclude = route => route.RelativePath is { } path && (path.StartsWith("api/v1/", StringComparison.Ordinal) || path.StartsWith("health/", StringComparison.Ordinal));
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "FraudGrains";
            document.Info.Version = "v1";
            document.Info.Description = "Decides transactions and tells what is known of accounts. Errors are problem+json with a stable code.";
            return Task.CompletedTask;
        });
    });

    public static void MapReference(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");

        // Served from the assembly; everything that would ask another machine is off.
        app.MapScalarApiReference("/scalar", options => options
            .WithTitle("FraudGrains API")
            .WithOpenApiRoutePattern("/openapi/{documentName}.json")
            .AddDocument("v1")
            .DisableDefaultFonts()
            .DisableTelemetry()
            .DisableAgent()
            .DisableMcp()
            .HideClientButton()
            .HideDeveloperTools());
    }
}
