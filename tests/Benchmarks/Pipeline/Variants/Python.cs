using FraudGrains.Chaos.Processes;

namespace FraudGrains.Benchmarks.Pipeline.Variants;

/// <summary>A Python that has the modules of the predecessor's way: the first on the PATH, or the system's.</summary>
internal static class Python
{
    private const string Systems = "/usr/bin/python3";

    /// <summary>Names the modules that are not there, on one line.</summary>
    private const string Look = "import sys, importlib.util as i; print(*(m for m in sys.argv[1:] if not i.find_spec(m)))";

    /// <summary>The modules, each with the Debian package that brings it.</summary>
    private static readonly Dictionary<string, string> Packages = new()
    {
        ["fastapi"] = "python3-fastapi",
        ["uvicorn"] = "python3-uvicorn",
        ["requests"] = "python3-requests",
        ["confluent_kafka"] = "python3-confluent-kafka",
    };

    /// <summary>The program, or null and what is missing.</summary>
    public static async Task<(string? Program, string? Missing)> Find(string log)
    {
        string? missing = null;
        foreach (var program in (string[])["python3", Systems])
        {
            if (await Modules(program, log) is not { } modules)
                continue;
            if (modules.Length == 0)
                return (program, null);
            missing = $"{program} has no {string.Join(", ", modules)} (Debian: apt-get install {string.Join(' ', modules.Select(m => Packages[m]))}).";
        }

        return (null, missing ?? $"python3 is not there (Debian: apt-get install python3 {string.Join(' ', Packages.Values)}).");
    }

    /// <summary>Modules that this Python lacks; null when it does not run.</summary>
    private static async Task<string[]?> Modules(string program, string log)
    {
        using var process = ChildProcess.StartPiped(log, program, ["-c", Look, .. Packages.Keys]);
        return (await process.Output.ReadLineAsync())?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
