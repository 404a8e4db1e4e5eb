using System.Text.RegularExpressions;

namespace FraudGrains.Chaos.Schedules;

/// <summary>Names and natures of the faults.</summary>
internal static partial class FaultKinds
{
    public static IReadOnlyList<FaultKind> All { get; } = Enum.GetValues<FaultKind>();

    /// <summary>Those that nothing may be lost under.</summary>
    public static IReadOnlyList<FaultKind> Promised { get; } = [.. All.Where(k => k != FaultKind.LoseMachine)];

    public static string Name(this FaultKind kind) => Capitals().Replace($"{kind}", "-$0").TrimStart('-').ToLowerInvariant();

    public static bool TryParse(string name, out FaultKind kind)
    {
        foreach (var each in All)
        {
            kind = each;
            if (each.Name() == name)
                return true;
        }

        kind = default;
        return false;
    }

    /// <summary>Whether only the in-process broker can do it.</summary>
    public static bool NeedsOwnBroker(this FaultKind kind) =>
        kind is FaultKind.BrokerDown or FaultKind.LeaderMoved or FaultKind.CommitErrors or FaultKind.SlowBroker or FaultKind.LostAcks;

    /// <summary>Faults of the same part do not overlap: each is to be seen as it is.</summary>
    public static int Part(this FaultKind kind) => kind switch
    {
        FaultKind.KillOne or FaultKind.KillTwo or FaultKind.Drain or FaultKind.Join or FaultKind.LoseMachine => 0,
        FaultKind.RedisPause or FaultKind.RedisRestart or FaultKind.RedisRollback => 1,
        FaultKind.Poison or FaultKind.HotPayee => 3,
        _ => 2,
    };

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capitals();
}
