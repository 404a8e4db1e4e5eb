using FraudGrains.Accounts;
using FraudGrains.Simulator.Behaviours;

namespace FraudGrains.Simulator.FraudPatterns;

/// <summary>A shop has lost its customers' cards: within three days some of them pay one to three other shops, about as much as customers do, a little more.</summary>
internal sealed class MerchantCompromise : IFraudPattern
{
    private const int VictimsMax = 3, PurchasesMax = 3;

    private const double MinutesMax = 3 * 24 * 60;

    /// <summary>Which part of all payments the thief's are like: neither the small change nor what nobody buys.</summary>
    private const double AmountShareMin = 0.55, AmountShareMax = 0.995;

    public string Scenario => "merchant-compromise";

    public void Plan(FraudScene scene)
    {
        foreach (var victim in scene.CustomersOfABreachedShop(1 + scene.Random.Whole(VictimsMax)))
        {
            var at = scene.In(0, MinutesMax);
            for (var left = 1 + scene.Random.Whole(PurchasesMax); left > 0; left--)
            {
                scene.Charge(at, victim, Amounts.At(TransactionType.Payment, scene.Random.Between(AmountShareMin, AmountShareMax)));
                at += (long)(scene.Random.Between(1, 90) * 60_000);
            }
        }
    }
}
