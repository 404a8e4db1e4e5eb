namespace FraudGrains.Architecture.Tests.Model;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    public const string SolutionFile = "FraudGrains.sln";

    public static string Root { get; } = FindRoot();

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Files of a kind, as paths below the root with forward slashes; what is built or fetched is left out.</summary>
    public static IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateDirectories(Root).Where(IsOurs)
            .SelectMany(folder => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Root, pattern))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    private static bool IsOurs(string folder) => Path.GetFileName(folder) is not ("artifacts" or "data" or ".git" or "node_modules" or "TestResults");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, SolutionFile)))
                return folder.FullName;
        }

        throw new InvalidOperationException($"{AppContext.BaseDirectory} is not below a folder with {SolutionFile}.");
    }
}
