namespace FraudGrains.Simulator.FraudPatterns;

/// <summary>An account that nobody watched for months is taken over and emptied in one to three transfers.</summary>
internal sealed class DormantTakeover : IFraudPattern
{
    private const int TransfersMax = 3;

    public string Scenario => "dormant-takeover";

    public void Plan(FraudScene scene)
    {
        if (scene.DormantVictim() is not (var victim and >= 0))
            return;
        var (mule, at, last) = (scene.Mule(victim), scene.NowMs, scene.NowMs);
        for (var left = scene.Random.Whole(TransfersMax); left >= 0; left--)
        {
            scene.Steal(at, victim, mule, left == 0 ? scene.AllOr(0.7) : scene.Random.Between(0.2, 0.6));
            last = at;
            at += (long)(scene.Random.Between(3, 240) * 60_000);
        }

        scene.CashOutAfter(last, mule);
    }
}
