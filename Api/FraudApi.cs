using FraudGrains.Accounts;
using FraudGrains.Api.Accounts;
using FraudGrains.Api.Decisions;
using FraudGrains.Api.Health;
using FraudGrains.Api.Http;
using FraudGrains.Api.Labels;
using FraudGrains.Api.Live;
using FraudGrains.Api.Models;
using FraudGrains.Api.Problems;
using FraudGrains.Api.Reference;
using FraudGrains.Api.Stats;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FraudGrains.Api;

/// <summary>The HTTP side of FraudGrains, as a library: a silo maps it beside its grains, and Api's own program maps it on an Orleans client.</summary>
public static class FraudApi
{
    /// <summary>Where all routes of this version live.</summary>
    public const string Prefix = "/api/v1";

    /// <summary>Adds what the routes need, besides an <see cref="IGrainFactory"/>, which silo and client both bring.</summary>
    public static IServiceCollection AddFraudApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<AccountReferences>();
        services.AddHttpBounds(configuration);
        services.AddDecisionRequests(configuration);
        services.AddStats();
        services.AddLive(configuration);
        services.AddHealth();
        services.AddReference();
        return services;
    }

    /// <summary>Maps every route, and turns errors below /api into problem+json.</summary>
    public static WebApplication MapFraudApi(this WebApplication app)
    {
        app.UseProblems();

        var api = app.MapGroup(Prefix);
        api.MapAccounts();
        api.MapDecisions();
        api.MapModels();
        api.MapLabels();
        api.MapStats();
        api.MapLive();

        app.MapHealth();
        app.MapReference();
        return app;
    }
}
