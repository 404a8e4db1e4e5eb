using System.Net.Http.Headers;
using System.Text;
using FraudGrains.Catalog;

namespace FraudGrains.Api.Tests.Models;

public sealed class Bringing_a_model
{
    [Fact]
    public async Task A_model_text_is_handed_on_as_it_is_with_the_thresholds_of_the_query()
    {
        await using var api = await ApiHost.Start();

        var response = await Post(api, "tree\nversion=v4\n", "text/plain", "?reviewAtScore=0.6&blockAtScore=1.5");

        Assert.Equal(201, (int)response.StatusCode);
        Assert.Equal("0123456789ab", (await ApiHost.Json(response)).GetProperty("version").GetString());
        var upload = Assert.Single(api.Cluster.Catalog.Uploads);
        Assert.Equal(("tree\nversion=v4\n", null, 0.6, 1.5), (upload.Text, upload.Manifest, upload.ReviewAtScore, upload.BlockAtScore));
    }

    [Fact]
    public async Task A_form_brings_the_manifest_along()
    {
        await using var api = await ApiHost.Start();
        using var form = new MultipartFormDataContent
        {
            { new StringContent("tree"), "model", "model.txt" },
            { new StringContent("{}"), "manifest", "model.json" },
        };

        var response = await api.Client.PostAsync("/api/v1/models", form, TestContext.Current.CancellationToken);

        Assert.Equal(201, (int)response.StatusCode);
        var upload = Assert.Single(api.Cluster.Catalog.Uploads);
        Assert.Equal(("tree", "{}", null), (upload.Text, upload.Manifest, upload.ReviewAtScore));
    }

    [Fact]
    public async Task A_model_of_many_megabytes_is_taken()
    {
        await using var api = await ApiHost.Start();

        var response = await Post(api, new string('x', ModelUpload.TextLengthMax), "text/plain");

        Assert.Equal(201, (int)response.StatusCode);
        Assert.Equal(ModelUpload.TextLengthMax, Assert.Single(api.Cluster.Catalog.Uploads).Text.Length);
    }

    [Fact]
    public async Task A_longer_one_is_refused()
    {
        await using var api = await ApiHost.Start();

        await ApiHost.Problem(await Post(api, new string('x', ModelUpload.TextLengthMax + 1), "text/plain"), 413, "body-too-large");
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/octet-stream")]
    public async Task Another_kind_of_body_is_refused(string contentType)
    {
        await using var api = await ApiHost.Start();

        await ApiHost.Problem(await Post(api, "tree", contentType), 415, "unsupported-media-type");
    }

    [Theory]
    [InlineData("?reviewAtScore=high", "reviewAtScore")]
    [InlineData("?reviewAtScore=0.5&blockAtScore=-1", "blockAtScore")]
    public async Task A_threshold_that_is_no_number_is_named(string query, string parameter)
    {
        await using var api = await ApiHost.Start();

        var problem = await ApiHost.Problem(await Post(api, "tree", "text/plain", query), 400, "invalid-parameter");

        Assert.True(problem.GetProperty("errors").TryGetProperty(parameter, out _));
        Assert.Empty(api.Cluster.Catalog.Uploads);
    }

    [Theory]
    [InlineData(RefusalKind.InvalidModel, 422, "invalid-model")]
    [InlineData(RefusalKind.InvalidManifest, 422, "invalid-manifest")]
    [InlineData(RefusalKind.FeatureSchemaMismatch, 422, "feature-schema-mismatch")]
    [InlineData(RefusalKind.Thresholds, 422, "thresholds-unusable")]
    [InlineData(RefusalKind.OtherManifest, 409, "model-differs")]
    [InlineData(RefusalKind.Full, 409, "too-many-models")]
    public async Task What_the_catalog_refuses_is_a_problem_with_every_fault(RefusalKind kind, int status, string code)
    {
        await using var api = await ApiHost.Start();
        api.Cluster.Catalog.Answer = CatalogAnswer.Refused(kind, "This is wrong.", ("missing", "amount"), ("missing", "type"), ("unknown", "horoscope"));

        var problem = await ApiHost.Problem(await Post(api, "tree", "text/plain"), status, code);

        Assert.Equal("This is wrong.", problem.GetProperty("detail").GetString());
        Assert.Equal(["amount", "type"], problem.GetProperty("errors").GetProperty("missing").EnumerateArray().Select(e => e.GetString()));
        Assert.Equal("horoscope", problem.GetProperty("errors").GetProperty("unknown")[0].GetString());
    }

    private static async Task<HttpResponseMessage> Post(ApiHost api, string body, string contentType, string query = "")
    {
        using var content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(contentType));
        return await api.Client.PostAsync($"/api/v1/models{query}", content, TestContext.Current.CancellationToken);
    }
}
