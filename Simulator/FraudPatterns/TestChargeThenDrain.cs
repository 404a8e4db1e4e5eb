namespace FraudGrains.Simulator.FraudPatterns;

/// <summary>A small payment shows that the account answers; soon after it is emptied.</summary>
internal sealed class TestChargeThenDrain : IFraudPattern
{
    public string Scenario => "test-charge-drain";

    public void Plan(FraudScene scene)
    {
        if (scene.Victim() is not (var victim and >= 0))
            return;
        var (mule, at) = (scene.Mule(victim), scene.In(2, 45));
        scene.Charge(scene.NowMs, victim, scene.Random.Whole(900) + 100);
        scene.Steal(at, victim, mule, scene.AllOr(0.8));
        scene.CashOutAfter(at, mule);
    }
}
