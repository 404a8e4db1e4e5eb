using System.Globalization;

namespace FraudGrains.Fuzz.Tests.Fuzzing;

/// <summary>How long to look, and where to begin. Read from the environment, so that the same command looks for seconds in CI and for hours by hand.</summary>
internal static class FuzzSettings
{
    /// <summary><c>FUZZ_SECONDS</c>: time for each target. Default 3: all of them together take half a minute.</summary>
    public static TimeSpan Duration { get; } = TimeSpan.FromSeconds(Read("FUZZ_SECONDS", 3));

    /// <summary><c>FUZZ_SEED</c>: seed of the first case; each case after it takes the next number. Default 1, so that CI looks at the same cases every time.</summary>
    public static int Seed { get; } = Read("FUZZ_SEED", 1);

    /// <summary><c>FUZZ_CASES</c>: most cases of each target. Default: as many as the time allows. 1 repeats the case that a failure named.</summary>
    public static int CasesMax { get; } = Read("FUZZ_CASES", int.MaxValue);

    private static int Read(string name, int byDefault)
    {
        if (Environment.GetEnvironmentVariable(name) is not { Length: > 0 } text)
            return byDefault;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new InvalidOperationException($"{name} must be a whole number, 0 or more, but is \"{text}\".");
    }
}
