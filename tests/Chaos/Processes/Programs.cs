namespace FraudGrains.Chaos.Processes;

/// <summary>Where the programs are: built along with this one, in the same configuration.</summary>
internal static class Programs
{
    public const string Redis = "redis-server";

    public static string Silo { get; } = PathOf("Silo");

    public static string Simulator { get; } = PathOf("Simulator");

    /// <summary>The first program that is not there, with what to do; null when all are.</summary>
    public static string? Missing()
    {
        foreach (var program in (string[])[Redis, "setsid", "sh"])
        {
            if (!IsOnPath(program))
                return $"{program} is not on the PATH: install it (Debian: {(program == Redis ? "redis-server" : "util-linux")}).";
        }

        return new[] { Silo, Simulator }.FirstOrDefault(file => !File.Exists(file)) is { } file ? $"{file} is not there: build the solution." : null;
    }

    private static string PathOf(string project)
    {
        var here = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        return Path.GetFullPath(Path.Combine(here, "..", "..", project, Path.GetFileName(here), $"FraudGrains.{project}.dll"));
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
