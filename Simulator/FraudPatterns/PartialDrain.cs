namespace FraudGrains.Simulator.FraudPatterns;

/// <summary>As a drain, but something is left, so that it is not so plain.</summary>
internal sealed class PartialDrain : IFraudPattern
{
    public string Scenario => "partial-drain";

    public void Plan(FraudScene scene)
    {
        if (scene.Victim() is var victim and >= 0)
        {
            var (mule, at) = (scene.Mule(victim), scene.NowMs);
            scene.Steal(at, victim, mule, scene.Random.Between(0.3, 0.95));
            scene.CashOutAfter(at, mule);
        }
    }
}
