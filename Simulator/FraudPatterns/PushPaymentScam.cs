namespace FraudGrains.Simulator.FraudPatterns;

/// <summary>An authorised push payment: the owner is talked into paying, on his own telephone, a payee he never paid; often again, and more, as long as he believes it.</summary>
internal sealed class PushPaymentScam : IFraudPattern
{
    private const int PaymentsMax = 4;

    private const double HoursBetweenMax = 30;

    public string Scenario => "push-payment-scam";

    public void Plan(FraudScene scene)
    {
        if (scene.Victim() is not (var victim and >= 0))
            return;
        var (mule, at, last) = (scene.Mule(victim), scene.NowMs, scene.NowMs);
        var share = scene.Random.Between(0.05, 0.5);
        for (var left = scene.Random.Whole(PaymentsMax); left >= 0; left--)
        {
            scene.PassOn(at, victim, mule, share);
            last = at;
            share = Math.Min(0.9, share * scene.Random.Between(1.1, 2));
            at += (long)(scene.Random.Between(0.2, HoursBetweenMax) * 3_600_000);
        }

        scene.CashOutAfter(last, mule);
    }
}
