namespace FraudGrains.Simulator.FraudPatterns;

/// <summary>The account is taken over and all of it sent to a mule, who takes it out.</summary>
internal sealed class AccountTakeoverDrain : IFraudPattern
{
    public string Scenario => "takeover-drain";

    public void Plan(FraudScene scene)
    {
        if (scene.Victim() is var victim and >= 0)
        {
            var (mule, at) = (scene.Mule(victim), scene.NowMs);
            scene.Steal(at, victim, mule, 1);
            scene.CashOutAfter(at, mule);
        }
    }
}
