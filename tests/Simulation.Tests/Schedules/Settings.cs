namespace FraudGrains.Simulation.Tests.Schedules;

/// <summary>Which schedules run. <c>SIMULATION_SEED</c>: the first seed; alone it means this one only. <c>SIMULATION_SCHEDULES</c>: how many.</summary>
internal static class Settings
{
    /// <summary>Red schedules after which a run ends: <c>SIMULATION_RED_MAX</c>, default 3.</summary>
    public static int RedMax => Read("SIMULATION_RED_MAX") ?? 3;

    /// <summary>Lines of the trace that a red schedule tells: <c>SIMULATION_LINES</c>, default 60.</summary>
    public static int Lines { get; } = Read("SIMULATION_LINES") ?? 60;

    public static (int First, int Count) Of(int countInCi)
    {
        var (seed, schedules) = (Read("SIMULATION_SEED"), Read("SIMULATION_SCHEDULES"));
        return (seed ?? 1, schedules ?? (seed is null ? countInCi : 1));
    }

    private static int? Read(string name)
    {
        var text = Environment.GetEnvironmentVariable(name);
        if (string.IsNullOrEmpty(text))
            return null;
        return int.TryParse(text, out var value) && value > 0 ? value : throw new FormatException($"{name} is '{text}'; a whole number above 0 is wanted.");
    }
}
