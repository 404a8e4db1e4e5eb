using FraudGrains.Accounts;
using FraudGrains.Simulator.Population;

namespace FraudGrains.Simulator.Behaviours;

/// <summary>How much: by type, after the quantiles of PaySim's published log. Some customers deal in larger amounts than others, yet all of them together follow the quantiles.</summary>
/// <remarks>
/// The amount comes first and then the customer it fits, so that balances, which limit who can pay, do not bend the amounts. Shares are dealt like cards, each 1/512 of the
/// range once a round: a month of the rarest type holds its 99th percentile.
/// </remarks>
internal sealed class Amounts(RandomSource random)
{
    /// <summary>How much of an amount is the customer's own level; the rest is the occasion. Squares add up to 1.</summary>
    private const double OwnLevel = 0.6, Occasion = 0.8;

    private static readonly Quantiles[] ByType =
    [
        new((0, 20), (.05, 900), (.25, 4_300), (.5, 9_482), (.75, 17_400), (.95, 37_836), (.99, 59_500), (.999, 89_701), (1, 238_638)),
        new((0, 500), (.05, 58_000), (.25, 246_000), (.5, 486_308), (.75, 1_040_000), (.95, 2_674_587), (.99, 10_000_000), (.999, 24_840_513), (1, 92_000_000)),
        new((0, 100), (.05, 15_600), (.25, 71_000), (.5, 147_072), (.75, 252_000), (.95, 427_877), (.99, 579_654), (.999, 864_676), (1, 3_000_000)),
        new((0, 2), (.05, 128), (.25, 1_700), (.5, 3_049), (.75, 5_000), (.95, 14_795), (.99, 50_818), (.999, 179_208), (1, 569_078)),
        new((0, 100), (.05, 14_600), (.25, 72_000), (.5, 143_428), (.75, 241_000), (.95, 412_005), (.99, 550_871), (.999, 727_791), (1, 1_900_000)),
    ];

    private readonly ShareDeck[] _decks = [.. ByType.Select(_ => new ShareDeck(random))];

    /// <summary>The next share of a type's amounts, 0 to below 1: the amount is <see cref="At"/> it.</summary>
    public double Next(TransactionType type) => _decks[(int)type].Next();

    /// <summary>The amount, in minor units, below which this share of the type's amounts lies.</summary>
    public static long At(TransactionType type, double share) => ByType[(int)type].MinorUnitsAt(share);

    /// <summary>Draws whose amount it is, as a place for <see cref="Customers.ActiveAt"/>.</summary>
    public double PlaceOfCustomer(double share) => NormalScale.ShareBelow(OwnLevel * NormalScale.At(share) + Occasion * random.Normal());

    /// <summary>Where an amount of a customer lies on the normal scale, when the occasion lies at <paramref name="occasion"/>.</summary>
    public static double LevelOf(double affluence, double occasion) => OwnLevel * affluence + Occasion * occasion;
}
