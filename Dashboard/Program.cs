using FraudGrains.Dashboard;
using FraudGrains.Dashboard.Cluster;
using FraudGrains.Dashboard.Proxy;

var builder = WebApplication.CreateBuilder(args);
builder.AddFraudClusterClient();
builder.Services.AddFraudDashboard(builder.Configuration);
builder.Services.AddApiProxy(builder.Configuration);

var app = builder.Build();
app.MapFraudDashboard();
app.MapApiProxy();
app.Run();
