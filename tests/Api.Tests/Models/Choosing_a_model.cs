using FraudGrains.Api.Tests.Fakes;
using FraudGrains.Catalog;

namespace FraudGrains.Api.Tests.Models;

public sealed class Choosing_a_model
{
    [Fact]
    public async Task The_catalog_tells_what_decides_and_how_it_fares()
    {
        await using var api = await ApiHost.Start();
        api.Cluster.Catalog.List = new()
        {
            InForce = FakeCatalog.Model.Version,
            Previous = "ba9876543210",
            Since = Samples.Morning,
            FeatureSchemaVersion = 1,
            Models = [FakeCatalog.Model with { Role = ModelRole.InForce }],
            Shadow = new("ba9876543210", Compared: 200, Skipped: 3, OutcomesDiffer: 50, DifferenceSum: 10),
            Drift = new() { Rows = 1_000, Alerts = 20, ExpectedAlertRate = 0.01, HasReference = true, Features = [new("amount", 0.3)] },
            Silos = [new("127.0.0.1:11111", FakeCatalog.Model.Version, null)],
        };

        var models = await api.GetJson("/api/v1/models");

        Assert.Equal((FakeCatalog.Model.Version, "ba9876543210"), (models.GetProperty("inForce").GetString(), models.GetProperty("previous").GetString()));
        Assert.Equal("in-force", models.GetProperty("models")[0].GetProperty("role").GetString());
        Assert.Equal((0.25, 0.05), (models.GetProperty("shadow").GetProperty("outcomesDifferShare").GetDouble(), models.GetProperty("shadow").GetProperty("meanAbsoluteDifference").GetDouble()));
        Assert.Equal((0.02, 0.01), (models.GetProperty("drift").GetProperty("alertRate").GetDouble(), models.GetProperty("drift").GetProperty("expectedAlertRate").GetDouble()));
        Assert.Equal(0.3, models.GetProperty("drift").GetProperty("features")[0].GetProperty("psi").GetDouble());
    }

    [Fact]
    public async Task A_model_is_activated_by_its_version()
    {
        await using var api = await ApiHost.Start();
        api.Cluster.Catalog.Answer = new(FakeCatalog.Model with { Role = ModelRole.InForce }, IsNew: false, null);

        var answer = await ApiHost.Json(await Post(api, "/api/v1/models/0123456789ab/activate"));

        Assert.Equal("in-force", answer.GetProperty("role").GetString());
        Assert.Equal(["0123456789ab"], api.Cluster.Catalog.Activated);
    }

    [Fact]
    public async Task A_challenger_comes_and_goes()
    {
        await using var api = await ApiHost.Start();

        Assert.Equal(200, (int)(await PostKnown(api, "/api/v1/models/0123456789ab/shadow")).StatusCode);
        Assert.Equal(204, (int)(await api.Client.DeleteAsync("/api/v1/models/shadow", TestContext.Current.CancellationToken)).StatusCode);

        Assert.Equal(["0123456789ab", null], api.Cluster.Catalog.Shadowed);
    }

    [Theory]
    [InlineData(RefusalKind.UnknownModel, 404, "model-not-found")]
    [InlineData(RefusalKind.NotLoadable, 409, "model-not-loadable")]
    [InlineData(RefusalKind.Raced, 409, "catalog-changed")]
    [InlineData(RefusalKind.NotConfirmed, 503, "activation-not-confirmed")]
    public async Task What_cannot_be_activated_is_a_problem(RefusalKind kind, int status, string code)
    {
        await using var api = await ApiHost.Start();
        api.Cluster.Catalog.Answer = CatalogAnswer.Refused(kind, "This is wrong.");

        await ApiHost.Problem(await Post(api, "/api/v1/models/0123456789ab/activate"), status, code);
    }

    private static Task<HttpResponseMessage> Post(ApiHost api, string path) => api.Client.PostAsync(path, null, TestContext.Current.CancellationToken);

    private static Task<HttpResponseMessage> PostKnown(ApiHost api, string path)
    {
        api.Cluster.Catalog.Answer = new(FakeCatalog.Model, IsNew: false, null);
        return Post(api, path);
    }
}
