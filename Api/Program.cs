using FraudGrains.Api;
using FraudGrains.Api.Cluster;

var builder = WebApplication.CreateBuilder(args);
builder.AddFraudClusterClient();
builder.Services.AddFraudApi(builder.Configuration);

var app = builder.Build();
app.MapFraudApi();
app.Run();
