using FraudGrains.E2E.Tests.Browsing;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace FraudGrains.E2E.Tests.Browsing;

/// <summary>The Chromium of this machine, started once for all tests; no browser is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private const float StartPatienceMilliseconds = 120_000;

    /// <summary>A busy machine draws late; every expectation ends as soon as it holds.</summary>
    private const float ExpectPatienceMilliseconds = 30_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Find() is not { } executable)
            return;
        Assertions.SetDefaultExpectTimeout(ExpectPatienceMilliseconds);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = Arguments, Timeout = StartPatienceMilliseconds });
    }

    /// <summary>A page in a profile of its own; skips the test where there is no browser.</summary>
    public async Task<WatchedPage> NewPage(ColorScheme scheme = ColorScheme.Light)
    {
        Assert.SkipWhen(_browser is null, "No Chromium here: set CHROMIUM_PATH, or install it at /usr/bin/chromium.");
        var context = await _browser.NewContextAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = 1440, Height = 940 } });
        return await WatchedPage.Open(context);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    private static string? Find() =>
        new[] { Environment.GetEnvironmentVariable("CHROMIUM_PATH"), "/usr/bin/chromium", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);
}
