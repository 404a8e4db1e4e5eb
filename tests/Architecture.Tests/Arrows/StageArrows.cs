using FraudGrains.Architecture.Tests.Model;

namespace FraudGrains.Architecture.Tests.Arrows;

/// <summary>The pipeline inside Grains: which stage may use which, and that none of them waits, reads a clock or throws dice.</summary>
internal static class StageArrows
{
    private const string Grains = "FraudGrains.Grains";

    /// <summary>Calls the scoring grain for a whole batch: the one type among the stages that awaits.</summary>
    private const string Conductor = $"{Grains}.Decisions.Adjudicator";

    /// <summary>The stages in their order, and what each may use of the folders of Grains.</summary>
    private static readonly (string Stage, string[] MayUse)[] Stages =
    [
        ("Velocity", ["StateFormat"]),
        ("Labels", ["StateFormat"]),
        ("Features", ["Velocity", "Labels"]),
        ("Rules", ["Features", "Velocity"]),
        ("Scoring.Forest", []),
        ("Decisions", ["Rules", "Scoring", "Features", "Velocity"]),
    ];

    /// <summary>Orleans tells how a value travels by these; they make no grain of it.</summary>
    private static readonly string[] WireAttributes =
        ["Orleans.GenerateSerializerAttribute", "Orleans.IdAttribute", "Orleans.AliasAttribute", "Orleans.ImmutableAttribute"];

    private static readonly string[] Effects =
    [
        "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream", "System.IO.Directory", "System.IO.DirectoryInfo", "System.IO.RandomAccess",
        "System.Net", "System.Console", "System.Diagnostics.Process", "System.Environment::GetEnvironmentVariable", "System.Environment::get_TickCount", "System.Environment::get_TickCount64",
        "System.TimeProvider", "System.Diagnostics.Stopwatch", "System.Threading.Timer", "System.Threading.Thread", "System.Threading.Tasks.Task::Delay", "System.Threading.Tasks.Task::Run",
        "System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTime::get_Today", "System.DateTimeOffset::get_Now", "System.DateTimeOffset::get_UtcNow",
        "System.Random", "System.Guid::NewGuid", "System.Security.Cryptography.RandomNumberGenerator",
    ];

    public static IEnumerable<string> BetweenStages(IEnumerable<CodeUnit> code) =>
        from unit in code
        where unit.Name != Conductor
        from stage in Stages
        where unit.IsIn($"{Grains}.{stage.Stage}")
        from use in unit.Uses
        where !use.Contains("::", StringComparison.Ordinal) && CodeUnit.IsBelow(use, Grains)
            && !stage.MayUse.Append(stage.Stage).Any(s => CodeUnit.IsBelow(use, $"{Grains}.{s}"))
        select $"{unit.Name} → {use}";

    public static IEnumerable<string> ToGrains(IEnumerable<CodeUnit> code) =>
        from unit in Pure(code)
        from use in unit.Uses
        where IsGrain(use)
        select $"{unit.Name} → {use}";

    public static IEnumerable<string> ToEffects(IEnumerable<CodeUnit> code) =>
        from unit in Pure(code)
        from use in unit.Uses
        where Effects.Any(e => CodeUnit.IsBelow(use, e))
        select $"{unit.Name} → {use}";

    /// <summary>Stages of the table that no code is in: the rules above would hold for nothing.</summary>
    public static IEnumerable<string> Empty(IReadOnlyCollection<CodeUnit> code) =>
        Stages.Select(s => s.Stage).Where(stage => !code.Any(u => u.IsIn($"{Grains}.{stage}")));

    private static IEnumerable<CodeUnit> Pure(IEnumerable<CodeUnit> code) =>
        code.Where(u => u.Name != Conductor && Stages.Any(s => u.IsIn($"{Grains}.{s.Stage}")));

    private static bool IsGrain(string use) =>
        (CodeUnit.IsBelow(use, "Orleans") && !WireAttributes.Any(a => CodeUnit.IsBelow(use, a)))
        || (CodeUnit.IsBelow(use, "FraudGrains") && use.Split("::")[0].EndsWith("Grain", StringComparison.Ordinal));
}
