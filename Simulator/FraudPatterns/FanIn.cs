namespace FraudGrains.Simulator.FraudPatterns;

/// <summary>Several victims pay into one mule within a few hours: one lie told to many.</summary>
internal sealed class FanIn : IFraudPattern
{
    private const int VictimsMin = 3, VictimsMax = 7;

    public string Scenario => "fan-in";

    public void Plan(FraudScene scene)
    {
        var mule = scene.Mule(-1);
        var last = scene.NowMs;
        for (var left = VictimsMin + scene.Random.Whole(VictimsMax - VictimsMin + 1); left > 0; left--)
        {
            if (scene.Victim() is not (var victim and >= 0) || victim == mule)
                continue;
            var at = last == scene.NowMs ? scene.NowMs : scene.In(1, 180);
            scene.Steal(at, victim, mule, scene.Random.Between(0.1, 0.6));
            last = Math.Max(last, at + 1);
        }

        scene.CashOutAfter(last, mule);
    }
}
