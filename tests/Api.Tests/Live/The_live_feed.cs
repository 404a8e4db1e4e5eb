using System.Text.Json;
using FraudGrains.Api.Tests.Fakes;
using FraudGrains.Audit;

namespace FraudGrains.Api.Tests.Live;

public sealed class The_live_feed
{
    [Fact]
    public async Task Sends_a_snapshot_and_then_the_newer_ones()
    {
        await using var api = await ApiHost.Start();
        api.Cluster.Audit.Totals = new AuditTotals { Processed = 1 };
        using var events = await EventReader.Open(api);

        while (Processed((await events.Next("snapshot"))!) != 1) { }
        api.Cluster.Audit.Totals = new AuditTotals { Processed = 2 };
        while (Processed((await events.Next("snapshot"))!) != 2) { }

        Assert.Equal("text/event-stream", events.Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no", events.Response.Headers.GetValues("X-Accel-Buffering").Single());
    }

    [Fact]
    public async Task Begins_with_the_rates_of_the_last_minutes()
    {
        await using var api = await ApiHost.Start();
        using (var first = await EventReader.Open(api))
            await first.Next("snapshot");

        using var events = await EventReader.Open(api);
        var history = JsonElement.Parse((await events.Next("history"))!.Data);

        Assert.NotEqual(0, history.GetProperty("time").GetArrayLength());
        Assert.Equal(history.GetProperty("time").GetArrayLength(), history.GetProperty("decided").GetArrayLength());
        Assert.Equal(history.GetProperty("time").GetArrayLength(), history.GetProperty("flagged").GetArrayLength());
    }

    [Fact]
    public async Task Sends_each_alert_once_with_its_sequence_as_id()
    {
        await using var api = await ApiHost.Start();
        using var events = await EventReader.Open(api);
        await events.Next("snapshot");

        api.Cluster.Audit.Alerts = [Samples.Alert(41), Samples.Alert(42)];
        var first = (await events.Next("alert"))!;
        var second = (await events.Next("alert"))!;
        api.Cluster.Audit.Alerts = api.Cluster.Audit.Alerts.Add(Samples.Alert(43));
        var third = (await events.Next("alert"))!;

        Assert.Equal(["41", "42", "43"], [first.Id, second.Id, third.Id]);
        var alert = JsonElement.Parse(first.Data);
        Assert.Equal("TRANSFER", alert.GetProperty("type").GetString());
        Assert.Equal(181.5m, alert.GetProperty("amount").GetDecimal());
        Assert.Equal("block", alert.GetProperty("decision").GetProperty("outcome").GetString());
        Assert.Equal("drains-account", alert.GetProperty("decision").GetProperty("reasons")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task Replays_what_a_client_that_comes_back_has_missed()
    {
        var cluster = new FakeCluster();
        cluster.Audit.Alerts = [.. Enumerable.Range(1, 90).Select(i => Samples.Alert(i))];
        await using var api = await ApiHost.Start(cluster: cluster);

        using var back = await EventReader.Open(api, lastEventId: "87");
        var missed = new[] { (await back.Next("alert"))!.Id, (await back.Next("alert"))!.Id, (await back.Next("alert"))!.Id };

        Assert.Equal(["88", "89", "90"], missed);
    }

    [Fact]
    public async Task Shows_a_new_client_the_newest_alerts_only()
    {
        var cluster = new FakeCluster();
        cluster.Audit.Alerts = [.. Enumerable.Range(1, 90).Select(i => Samples.Alert(i))];
        await using var api = await ApiHost.Start(cluster: cluster);
        using (var first = await EventReader.Open(api))
            await first.Next("snapshot");

        using var events = await EventReader.Open(api);

        Assert.Equal("41", (await events.Next("alert"))!.Id);
    }

    [Fact]
    public async Task Ignores_a_last_id_of_an_audit_store_that_is_no_more()
    {
        var cluster = new FakeCluster();
        cluster.Audit.Alerts = [Samples.Alert(1)];
        await using var api = await ApiHost.Start(cluster: cluster);
        using (var first = await EventReader.Open(api))
            await first.Next("snapshot");

        using var events = await EventReader.Open(api, lastEventId: "9999");

        Assert.Equal("1", (await events.Next("alert"))!.Id);
    }

    [Fact]
    public async Task Begins_again_when_the_audit_store_does()
    {
        var cluster = new FakeCluster();
        (cluster.Audit.Totals, cluster.Audit.Alerts) = (new AuditTotals { Processed = 500 }, [Samples.Alert(400)]);
        await using var api = await ApiHost.Start(cluster: cluster);
        using (var first = await EventReader.Open(api))
            Assert.Equal("400", (await first.Next("alert"))!.Id);

        (cluster.Audit.Alerts, cluster.Audit.Totals) = ([Samples.Alert(1)], new AuditTotals { Processed = 2 });
        using var events = await EventReader.Open(api);
        while (Processed((await events.Next("snapshot"))!) != 2) { }
        using var later = await EventReader.Open(api);

        Assert.Equal("1", (await later.Next("alert"))!.Id);
    }

    [Fact]
    public async Task Keeps_silent_connections_open_with_heartbeats()
    {
        var cluster = new FakeCluster();
        cluster.Live.BeforeRead = () => throw new TimeoutException();
        await using var api = await ApiHost.Start(new() { ["Live:HeartbeatAfter"] = "00:00:01" }, cluster);
        using var events = await EventReader.Open(api);

        Assert.Equal("still here", (await events.Next("comment"))!.Data);
    }

    [Fact]
    public async Task Refuses_one_connection_too_many_and_takes_it_when_another_has_left()
    {
        await using var api = await ApiHost.Start(new() { ["Live:ConnectionsMax"] = "1" });
        using (var first = await EventReader.Open(api))
        {
            await first.Next("snapshot");
            await ApiHost.Problem(await api.Get("/api/v1/live"), 503, "too-many-live-connections");
        }

        HttpResponseMessage response;
        do
        {
            using var second = await EventReader.Open(api);
            response = second.Response;
        }
        while ((int)response.StatusCode == 503);
        Assert.Equal(200, (int)response.StatusCode);
    }

    [Fact]
    public async Task Ends_when_the_host_stops()
    {
        await using var api = await ApiHost.Start();
        using var events = await EventReader.Open(api);
        await events.Next("snapshot");

        await api.Stop();

        Assert.Null(await events.Next("never"));
    }

    private static long Processed(LiveEvent snapshot) => JsonElement.Parse(snapshot.Data).GetProperty("processed").GetInt64();
}
