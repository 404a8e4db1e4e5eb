using FraudGrains.Accounts;
using FraudGrains.Simulator.Population;

namespace FraudGrains.Simulator.Behaviours;

/// <summary>How much: by type, after the quantiles of PaySim's published log. Some customers deal in larger amounts than others, yet all of them together follow the quantiles.</summary>
internal static class Amounts
{
    /// <summary>How much of an amount is the customer's own level; the rest is the occasion. Squares add up to 1.</summary>
    private const double OwnLevel = 0.6, Occasion = 0.8;

    private static readonly Quantiles
        CashIn = new((0, 100), (.05, 14_600), (.25, 72_000), (.5, 143_428), (.75, 241_000), (.95, 412_005), (.99, 550_871), (.999, 727_791), (1, 1_900_000)),
        CashOut = new((0, 100), (.05, 15_600), (.25, 71_000), (.5, 147_072), (.75, 252_000), (.95, 427_877), (.99, 579_654), (.999, 864_676), (1, 3_000_000)),
        Debit = new((0, 2), (.05, 128), (.25, 1_700), (.5, 3_049), (.75, 5_000), (.95, 14_795), (.99, 50_818), (.999, 179_208), (1, 569_078)),
        Payment = new((0, 20), (.05, 900), (.25, 4_300), (.5, 9_482), (.75, 17_400), (.95, 37_836), (.99, 59_500), (.999, 89_701), (1, 238_638)),
        Transfer = new((0, 500), (.05, 58_000), (.25, 246_000), (.5, 486_308), (.75, 1_040_000), (.95, 2_674_587), (.99, 10_000_000), (.999, 24_840_513), (1, 92_000_000));

    /// <summary>An amount in minor units for a customer of this affluence.</summary>
    public static long Draw(TransactionType type, double affluence, RandomSource random) => At(type, OwnLevel * affluence + Occasion * random.Normal());

    /// <summary>The amount at a place of the normal scale.</summary>
    public static long At(TransactionType type, double z) => (type switch
    {
        TransactionType.CashIn => CashIn,
        TransactionType.CashOut => CashOut,
        TransactionType.Debit => Debit,
        TransactionType.Payment => Payment,
        _ => Transfer,
    }).MinorUnitsAt(RandomSource.NormalShareBelow(z));
}
