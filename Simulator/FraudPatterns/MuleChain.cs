namespace FraudGrains.Simulator.FraudPatterns;

/// <summary>The money passes through two or three mules, each of which sends on what it got 0.1 to 6 hours later; the last takes it out.</summary>
internal sealed class MuleChain : IFraudPattern
{
    public string Scenario => "mule-chain";

    public void Plan(FraudScene scene)
    {
        if (scene.Victim() is not (var victim and >= 0))
            return;
        var (mule, at) = (scene.Mule(victim), scene.NowMs);
        scene.Steal(at, victim, mule, scene.Random.Between(0.6, 1));
        for (var hop = 1 + scene.Random.Whole(2); hop > 0; hop--)
        {
            var next = scene.Mule(mule);
            at = scene.Delayed(at);
            scene.PassOn(at, mule, next, scene.AllOr(0.85));
            mule = next;
        }

        scene.CashOutAfter(at, mule);
    }
}
