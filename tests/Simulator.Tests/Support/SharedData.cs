namespace FraudGrains.Simulator.Tests.Support;

/// <summary>Real rows that are not part of the repository: ../shared/data beside the checkout.</summary>
internal static class SharedData
{
    /// <summary>Path of a file there; skips the test where it is absent.</summary>
    public static string Path(string file)
    {
        Assert.SkipWhen(PathIfThere(file) is null, $"../shared/data/{file} is not there.");
        return PathIfThere(file)!;
    }

    /// <summary>Path of a file there; null where it is absent.</summary>
    public static string? PathIfThere(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = System.IO.Path.Combine(folder.FullName, "shared", "data", file);
            if (File.Exists(path))
                return path;
        }

        return null;
    }
}
