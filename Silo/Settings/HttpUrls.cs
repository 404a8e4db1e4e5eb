namespace FraudGrains.Silo.Settings;

/// <summary>The setting <c>Urls</c>.</summary>
internal static class HttpUrls
{
    private const string Default = "http://127.0.0.1:8080";

    public static IReadOnlyList<Uri> Read(SettingReader read)
    {
        var text = read.Text("Urls") ?? Default;
        var urls = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Parse).ToList();
        return urls.Count > 0 && urls.TrueForAll(u => u is not null)
            ? [.. urls.Select(u => u!)]
            : throw SettingReader.Bad("Urls", text, $"must be http://host:port, several separated by semicolons; default {Default}");
    }

    // A star or a plus stands for "every address", which no URI may say.
    private static Uri? Parse(string text) =>
        Uri.TryCreate(text.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var url)
        && url.Scheme is "http" or "https" && url.PathAndQuery == "/"
            ? url
            : null;
}
