namespace FraudGrains.Dashboard.Proxy;

/// <summary>Hands what the page asks on to the API, so that a browser knows one origin only. Answers are streamed: the live feed passes through.</summary>
public static class ApiProxy
{
    private static readonly string[] Routes = ["/api/{**rest}", "/openapi/{**rest}", "/scalar/{**rest}"];

    /// <summary>Adds the way to the API named by <c>Api:BaseUrl</c>.</summary>
    public static IServiceCollection AddApiProxy(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ApiProxyOptions>()
            .Bind(configuration.GetSection("Api"))
            .Validate(o => o.BaseUrl is { IsAbsoluteUri: true, Scheme: "http" or "https" }, "Api:BaseUrl must be the address of the API, for example http://localhost:8081.")
            .ValidateOnStart();
        services.AddSingleton<ApiForwarder>();
        return services;
    }

    /// <summary>Maps <c>/api</c>, <c>/openapi</c> and <c>/scalar</c> to the API.</summary>
    public static WebApplication MapApiProxy(this WebApplication app)
    {
        var forwarder = app.Services.GetRequiredService<ApiForwarder>();
        foreach (var route in Routes)
            app.Map(route, forwarder.Forward).ExcludeFromDescription();
        return app;
    }
}
