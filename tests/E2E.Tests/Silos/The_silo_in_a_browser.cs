using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FraudGrains.E2E.Tests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FraudGrains.E2E.Tests.Silos;

/// <summary>One run from an empty folder to alerts on the page: nothing in it is a stand-in.</summary>
public sealed class The_silo_in_a_browser(Chromium chromium)
{
    [Fact]
    public async Task Shows_traffic_alerts_with_reasons_accounts_and_the_cluster()
    {
        await using var watched = await chromium.NewPage();
        await using var silo = await SiloProcess.Start();
        var page = watched.Page;

        await watched.Go(silo.Url);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No traffic yet" })).ToBeVisibleAsync();
        await silo.Replay(await PaymentsFile.Write(silo.Folder));

        await Expect(watched.Tile("processed")).ToHaveTextAsync($"{PaymentsFile.Count}");
        var alert = page.Locator(".alerts tbody tr.row", new() { HasText = PaymentsFile.Busy }).First;
        await Expect(alert).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await alert.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator(".detail")).ToContainTextAsync("many-debits-1h");
        await watched.Picture("silo-desk");

        await alert.GetByRole(AriaRole.Link, new() { Name = PaymentsFile.Busy, Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(PaymentsFile.Busy);
        await Expect(page.GetByLabel("Velocity: Paid").Locator("tr", new() { HasText = "1h" }).Locator("td").Nth(1)).ToHaveTextAsync($"{PaymentsFile.BusyCount}");
        await watched.Picture("silo-account");
        Assert.Empty(watched.Complaints);

        await watched.Go($"{silo.Url}/cluster/#/grains");
        await Expect(page.GetByText("AccountGrain").First).ToBeVisibleAsync();
        await watched.Picture("silo-cluster");
        Assert.Empty(watched.OutsideRequests);
    }

    [Fact]
    public async Task Decides_over_HTTP_and_keeps_the_receipt()
    {
        await using var silo = await SiloProcess.Start();
        using var client = new HttpClient { BaseAddress = new(silo.Url) };
        var cancel = TestContext.Current.CancellationToken;

        var body = JsonElement.Parse(Api.Tests.Fakes.Samples.Body);
        var first = await client.PostAsJsonAsync("/api/v1/decisions", body, cancel);
        var second = await client.PostAsJsonAsync("/api/v1/decisions", body, cancel);
        var receipt = await Receipt(client, "t-1");
        var document = await client.GetStringAsync("/openapi/v1.json", cancel);

        Assert.Equal(await first.Content.ReadAsByteArrayAsync(cancel), await second.Content.ReadAsByteArrayAsync(cancel));
        Assert.Equal("t-1", receipt.GetProperty("transactionId").GetString());
        Assert.NotEmpty(receipt.GetProperty("receiptHash").GetString()!);
        Assert.DoesNotContain("/cluster", document);
    }

    /// <summary>The receipt as soon as it is kept: the API waits a second for it, and a silo that has just begun may need longer.</summary>
    private static async Task<JsonElement> Receipt(HttpClient client, string transactionId)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            using var answer = await client.GetAsync($"/api/v1/decisions/{transactionId}", patience.Token);
            if (answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.ServiceUnavailable))
                return await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(patience.Token);
            await Task.Delay(100, patience.Token);
        }
    }
}
