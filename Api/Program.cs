using FraudGrains.Api;
using FraudGrains.Api.Cluster;
using FraudGrains.Api.Health;
using Microsoft.Extensions.Options;

try
{
    var builder = WebApplication.CreateBuilder(args);
    if (args.Contains("--health"))
        return await HealthProbe.Ask(builder.Configuration["Urls"] ?? "http://127.0.0.1:8080");

    builder.AddFraudClusterClient();
    builder.Services.AddFraudApi(builder.Configuration);

    await using var app = builder.Build();
    app.MapFraudApi();
    await app.RunAsync();
    return 0;
}
catch (OptionsValidationException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
catch (OperationCanceledException)
{
    // Stopped while it still looked for the cluster.
    return 130;
}
