namespace FraudGrains.Simulator.FraudPatterns;

/// <summary>Several transfers within the hour, each a little below a limit, to one or two mules.</summary>
internal sealed class SplitUnderLimit : IFraudPattern
{
    private const int PiecesMin = 3, PiecesMax = 6;

    /// <summary>Limits that are dodged, in minor units.</summary>
    private static readonly long[] Limits = [20_000_00, 50_000_00, 100_000_00, 200_000_00];

    public string Scenario => "split-under-limit";

    public void Plan(FraudScene scene)
    {
        if (scene.Victim() is not (var victim and >= 0))
            return;
        var limit = Limits.LastOrDefault(limit => limit * PiecesMin <= scene.Balance(victim), Limits[0]);
        int first = scene.Mule(victim), second = scene.Random.Chance(0.5) ? first : scene.Mule(victim);
        var pieces = PiecesMin + scene.Random.Whole(PiecesMax - PiecesMin + 1);
        var at = scene.NowMs;
        for (var piece = 0; piece < pieces; piece++)
        {
            scene.Steal(at, victim, piece % 2 == 0 ? first : second, 1, (long)(limit * scene.Random.Between(0.85, 0.995)));
            at += (long)(scene.Random.Between(1, 12) * 60_000);
        }

        scene.CashOutAfter(at, first);
        if (second != first)
            scene.CashOutAfter(at, second);
    }
}
