using FraudGrains.E2E.Tests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FraudGrains.E2E.Tests.Desk;

public sealed class The_fraud_page(Chromium chromium)
{
    [Theory]
    [InlineData(ColorScheme.Light, "desk-light")]
    [InlineData(ColorScheme.Dark, "desk-dark")]
    public async Task Shows_the_totals_and_follows_them(ColorScheme scheme, string picture)
    {
        await using var desk = await DeskHost.Start(Traffic.Cluster());
        await using var watched = await chromium.NewPage(scheme);

        await watched.Go(desk.Url);
        await Expect(watched.Tile("processed")).ToHaveTextAsync("12,000");
        Traffic.Decided(desk.Cluster, 12_500);

        await Expect(watched.Tile("processed")).ToHaveTextAsync("12,500");
        await Expect(watched.Tile("flagged")).ToHaveTextAsync("120");
        await Expect(watched.Tile("prevented")).ToHaveTextAsync("54,321.50");
        await Expect(watched.Page.Locator("[data-tile=prevented]")).ToContainTextAsync("Sum of the amounts of blocked transactions, each transaction once.");
        await Expect(watched.Tile("lag")).ToContainTextAsync("12");
        await Expect(watched.Page.GetByRole(AriaRole.Status).First).ToHaveTextAsync("Live");
        await watched.Picture(picture);
        Assert.Empty(watched.Complaints);
        Assert.Empty(watched.OutsideRequests);
    }

    [Fact]
    public async Task Opens_an_alert_and_says_why()
    {
        await using var desk = await DeskHost.Start(Traffic.Cluster());
        await using var watched = await chromium.NewPage();

        await watched.Go(desk.Url);
        var toggle = watched.Page.Locator(".alerts .toggle").First;
        await toggle.FocusAsync();
        await watched.Page.Keyboard.PressAsync("Enter");

        await Expect(toggle).ToHaveAttributeAsync("aria-expanded", "true");
        var detail = watched.Page.Locator(".detail");
        await Expect(detail).ToContainTextAsync("The payment takes the whole balance.");
        await Expect(detail).ToContainTextAsync("payer.debit.1h.count");
        await Expect(detail).ToContainTextAsync("+1.25 log-odds");
        await watched.Picture("alert");
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task Shows_only_the_alerts_with_the_outcome_asked_for_and_holds_still_when_told_to()
    {
        await using var desk = await DeskHost.Start(Traffic.Cluster());
        await using var watched = await chromium.NewPage();
        var rows = watched.Page.Locator(".alerts tbody tr.row");

        await watched.Go(desk.Url);
        await Expect(rows).ToHaveCountAsync(30);
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Blocked" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(10);
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        desk.Cluster.Audit.Alerts = desk.Cluster.Audit.Alerts.Add(Api.Tests.Fakes.Samples.Alert(31));

        await Expect(watched.Page.GetByText("1 new")).ToBeVisibleAsync();
        await Expect(rows).ToHaveCountAsync(10);
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(11);
    }

    [Fact]
    public async Task Looks_up_an_account_and_keeps_it_in_the_address()
    {
        await using var desk = await DeskHost.Start(Traffic.Cluster());
        await using var watched = await chromium.NewPage();

        await watched.Go(desk.Url);
        await watched.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Account id" }).FillAsync("C1305486145");
        await watched.Page.Keyboard.PressAsync("Enter");

        await Expect(watched.Page).ToHaveURLAsync($"{desk.Url}/#/accounts/C1305486145");
        await Expect(watched.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("C1305486145");
        await Expect(watched.Tile("score")).ToHaveTextAsync("0.875");
        await Expect(watched.Page.GetByLabel("Velocity: Paid").Locator("tbody tr")).ToHaveCountAsync(6);
        await Expect(watched.Page.GetByLabel("Velocity: Received").Locator("tbody tr")).ToHaveCountAsync(6);
        var decisions = watched.Page.GetByLabel("Decisions").Locator("tbody tr");
        await Expect(decisions).ToHaveCountAsync(10);
        await watched.Picture("account");
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Show older ones" }).ClickAsync();
        await Expect(decisions).ToHaveCountAsync(50);
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Show older ones" }).ClickAsync();
        await Expect(decisions).ToHaveCountAsync(70);
        Assert.Empty(watched.Complaints);
        Assert.Empty(watched.OutsideRequests);
    }

    [Fact]
    public async Task Says_that_an_account_was_never_seen()
    {
        await using var desk = await DeskHost.Start(Traffic.Cluster());
        await using var watched = await chromium.NewPage();

        await watched.Go($"{desk.Url}/#/accounts/C404");

        await Expect(watched.Page.GetByText("Never seen")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Tells_how_to_feed_it_while_there_is_no_traffic()
    {
        await using var desk = await DeskHost.Start();
        await using var watched = await chromium.NewPage();

        await watched.Go(desk.Url);

        await Expect(watched.Page.GetByRole(AriaRole.Heading, new() { Name = "No traffic yet" })).ToBeVisibleAsync();
        await Expect(watched.Page.Locator("code")).ToContainTextAsync("dotnet run --project Simulator -- run");
        await watched.Picture("no-traffic");
    }

    [Fact]
    public async Task Says_on_every_page_what_decisions_have_to_do_without()
    {
        await using var desk = await DeskHost.Start(Traffic.Cluster());
        await using var watched = await chromium.NewPage();
        var notice = watched.Page.GetByRole(AriaRole.Alert);
        await watched.Go(desk.Url);
        await Expect(watched.Tile("mode")).ToHaveTextAsync("full");
        await Expect(notice).ToHaveCountAsync(0);

        var well = desk.Cluster.Live.Reports;
        desk.Cluster.Live.Reports = [well[0] with { LastMinute = new(90, 10, 0, 0), Away = [new("model", "It throws.")] }];
        await Expect(watched.Tile("mode")).ToHaveTextAsync("rules-only");
        await Expect(notice).ToContainTextAsync("Mode rules-only.");
        await Expect(notice).ToContainTextAsync("10 rules-only");

        desk.Cluster.Live.Reports = [well[0] with { Away = [new("redis", "Redis does not answer within 1 s.")] }];
        await Expect(watched.Tile("mode")).ToHaveTextAsync("unavailable");
        await Expect(notice).ToContainTextAsync("redis at silo-1: Redis does not answer within 1 s.");
        await watched.Picture("degraded");
        await watched.Go($"{desk.Url}/#/accounts/C1305486145");
        await Expect(notice).ToContainTextAsync("Mode unavailable.");

        desk.Cluster.Live.Reports = well;
        await Expect(notice).ToHaveCountAsync(0);
        Assert.Empty(watched.Complaints);
    }

    [Fact]
    public async Task Says_when_the_figures_are_stale_and_when_it_has_lost_the_server()
    {
        await using var desk = await DeskHost.Start(Traffic.Cluster());
        await using var watched = await chromium.NewPage();
        var status = watched.Page.Locator(".top [role=status]");
        await watched.Go(desk.Url);
        await Expect(status).ToHaveTextAsync("Live");

        desk.Cluster.Live.BeforeRead = () => throw new TimeoutException();
        await Expect(status).ToContainTextAsync("Stale");
        desk.Cluster.Live.BeforeRead = () => { };
        await Expect(status).ToHaveTextAsync("Live");
        await desk.Stop();

        await Expect(status).ToHaveTextAsync("Reconnecting…");
        await Expect(watched.Tile("processed")).ToHaveTextAsync("12,000");
    }

    [Fact]
    public async Task Has_an_API_reference_that_asks_no_other_machine()
    {
        await using var desk = await DeskHost.Start(Traffic.Cluster());
        await using var watched = await chromium.NewPage();

        await watched.Go($"{desk.Url}/scalar");

        await Expect(watched.Page.GetByRole(AriaRole.Heading, new() { Name = "FraudGrains", Exact = true })).ToBeVisibleAsync();
        await Expect(watched.Page.GetByRole(AriaRole.Link, new() { Name = "Decisions", Exact = true })).ToBeVisibleAsync();
        await watched.Picture("reference");
        Assert.Empty(watched.OutsideRequests);
    }
}
