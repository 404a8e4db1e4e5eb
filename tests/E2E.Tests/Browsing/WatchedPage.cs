using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace FraudGrains.E2E.Tests.Browsing;

/// <summary>A page that remembers what it complained of and whom it asked.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentQueue<string> _requests = new();

    private WatchedPage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _complaints.Enqueue($"{message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => _complaints.Enqueue($"uncaught: {error}");
        context.Request += (_, request) => _requests.Enqueue(request.Url);
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the console, and what was thrown and not caught.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Requests that left this machine.</summary>
    public IEnumerable<string> OutsideRequests => _requests.Where(url => new Uri(url) is { Scheme: not ("data" or "blob"), Host: not "127.0.0.1" });

    public static async Task<WatchedPage> Open(IBrowserContext context) => new(context, await context.NewPageAsync());

    /// <summary>Goes there. Not until the network is idle: with a live feed it never is.</summary>
    public Task Go(string url) => Page.GotoAsync(url, new() { WaitUntil = WaitUntilState.DOMContentLoaded });

    /// <summary>The figure on a tile.</summary>
    public ILocator Tile(string id) => Page.Locator($"[data-tile={id}] .value");

    /// <summary>Keeps a picture beside the test's binaries, and with the test's result.</summary>
    public async Task Picture(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "pictures"));
        var png = await Page.ScreenshotAsync(new() { Path = Path.Combine(folder.FullName, $"{name}.png") });
        TestContext.Current.AddAttachment($"{name}.png", png, "image/png");
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
