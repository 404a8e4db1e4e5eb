namespace FraudGrains.Dashboard.Page;

/// <summary>The files under wwwroot, as they are embedded in this assembly.</summary>
internal sealed class EmbeddedPage
{
    private const string Root = "wwwroot/";

    public IReadOnlyList<Asset> Assets { get; } =
        [.. typeof(EmbeddedPage).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Root, StringComparison.Ordinal)).Select(Load)];

    private static Asset Load(string name)
    {
        using var resource = typeof(EmbeddedPage).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);

        // A build on Windows names folders with a backslash.
        return new(name[Root.Length..].Replace('\\', '/'), bytes);
    }
}
