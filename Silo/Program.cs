using FraudGrains.Api;
using FraudGrains.Api.Health;
using FraudGrains.Dashboard;
using FraudGrains.Silo.Hosting;
using FraudGrains.Silo.Settings;

try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    var settings = SiloSettings.Read(builder.Configuration);
    if (args.Contains("--health"))
        return await HealthProbe.Ask(settings.Urls[0].OriginalString);

    PortProbe.Check(settings);
    await using var parts = await Infrastructure.Start(settings);

    builder.WebHost.UseUrls([.. settings.Urls.Select(url => url.OriginalString)]);
    builder.Logging.AddQuietLogging();
    builder.AddSilo(parts);
    builder.AddEngine(parts);
    builder.Services.AddAudit(parts);
    builder.Services.AddFraudApi(builder.Configuration);
    builder.Services.AddFraudDashboard(builder.Configuration);
    builder.AddTelemetry();
    builder.Services.AddDemo(settings.Demo);

    await using var app = builder.Build();
    app.MapFraudApi();
    app.MapFraudDashboard();
    app.MapTelemetry();
    await app.RunAsync();
    return 0;
}
catch (Exception e) when (StartFailure.Explains(e, out var message))
{
    await Console.Error.WriteLineAsync(message);
    return 1;
}
