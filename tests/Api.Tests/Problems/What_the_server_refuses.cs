using FraudGrains.Api.Tests.Fakes;

namespace FraudGrains.Api.Tests.Problems;

public sealed class What_the_server_refuses
{
    [Theory]
    [InlineData("/api/v1/nothing")]
    [InlineData("/api/nothing")]
    [InlineData("/api/v1/accounts")]
    public async Task A_route_that_does_not_exist_is_a_problem_with_a_code(string path)
    {
        await using var api = await ApiHost.Start();

        await ApiHost.Problem(await api.Get(path), 404, "not-found");
    }

    [Fact]
    public async Task A_method_that_a_route_does_not_know_is_refused_and_the_right_one_named()
    {
        await using var api = await ApiHost.Start();

        var response = await api.Client.DeleteAsync("/api/v1/accounts/C1", TestContext.Current.CancellationToken);

        var problem = await ApiHost.Problem(response, 405, "method-not-allowed");
        Assert.Contains("GET", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_fault_of_ours_tells_its_trace_and_nothing_of_the_inside()
    {
        await using var api = await ApiHost.Start();

        var problem = await ApiHost.Problem(await api.Get("/api/v1/fails"), 500, "internal-error");

        Assert.DoesNotContain("secret", problem.GetRawText());
        Assert.DoesNotContain("Exception", problem.GetRawText());
    }

    [Fact]
    public async Task A_browser_that_wants_html_gets_the_problem_all_the_same()
    {
        await using var api = await ApiHost.Start();
        api.Client.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        await ApiHost.Problem(await api.Get("/api/v1/nothing"), 404, "not-found");
        await ApiHost.Problem(await api.Post("{"), 400, "invalid-transaction");
    }

    [Fact]
    public async Task Routes_of_the_host_are_left_as_they_are()
    {
        await using var api = await ApiHost.Start();

        var response = await api.Get("/elsewhere");

        Assert.Equal(404, (int)response.StatusCode);
        Assert.Null(response.Content.Headers.ContentType);
    }

    [Fact]
    public async Task A_decision_by_an_unknown_bug_in_a_grain_is_a_500_and_not_an_approval()
    {
        await using var api = await ApiHost.Start();
        api.Cluster.Accounts.BeforeDecide = (_, _) => throw new InvalidOperationException("a bug");

        await ApiHost.Problem(await api.Post(Samples.Body), 500, "internal-error");
    }
}
