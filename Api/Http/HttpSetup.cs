using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace FraudGrains.Api.Http;

/// <summary>Bounds of the server itself.</summary>
internal static class HttpSetup
{
    public static void AddHttpBounds(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<HttpOptions>()
            .Bind(configuration.GetSection("Http"))
            .Validate(o => o.ConnectionsMax is >= 1 and <= 1_000_000, "Http:ConnectionsMax must lie between 1 and 1,000,000.")
            .ValidateOnStart();
        services.AddOptions<KestrelServerOptions>()
            .Configure<IOptions<HttpOptions>>((kestrel, http) => kestrel.Limits.MaxConcurrentConnections = http.Value.ConnectionsMax);
    }
}
