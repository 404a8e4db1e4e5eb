namespace FraudGrains.Api.Tests.Health;

public sealed class Health_routes
{
    [Fact]
    public async Task Ready_names_each_check()
    {
        await using var api = await ApiHost.Start();

        var health = await api.GetJson("/health/ready");

        Assert.Equal("healthy", health.GetProperty("status").GetString());
        Assert.Equal("healthy", health.GetProperty("checks").GetProperty("cluster").GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_cluster_that_does_not_answer_makes_the_process_not_ready_but_leaves_it_alive()
    {
        await using var api = await ApiHost.Start();
        api.Cluster.Live.BeforeRead = () => throw new TimeoutException();

        Assert.Equal(503, (int)(await api.Get("/health/ready")).StatusCode);
        Assert.Equal(200, (int)(await api.Get("/health/live")).StatusCode);
    }
}
