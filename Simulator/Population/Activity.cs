using FraudGrains.Accounts;

namespace FraudGrains.Simulator.Population;

/// <summary>How often customers do each type of transaction, relative to each other: a few very often, most now and then.</summary>
/// <remarks>
/// Counts a month and the share of clients who have them: PaySim's client profiles (paramFiles/clientsProfiles.csv of EdgarLopezPhD/PaySim), summed up in classes. Only
/// their proportions are used: how often a type occurs in all is <see cref="Behaviours.TypeMix"/>'s. Debits of 10,000 and more a month are billers and no customers.
/// </remarks>
internal static class Activity
{
    /// <summary>How alike a customer's types are: who pays a lot transfers a lot, but not always. Squares add up to 1.</summary>
    private const double Common = 0.7, Own = 0.714;

    /// <summary>Lower ends of the classes; a class ends below the next.</summary>
    private static readonly double[] CountsFrom = [1, 2, 3, 4, 5, 10, 100, 300, 800];

    /// <summary>Shares of clients by the number of <see cref="TransactionType"/>, and the end of the last class.</summary>
    private static readonly (double[] Shares, double CountMax)[] Profiles =
    [
        ([.294, .159, .107, .079, .307, .053, .0003, .00002, 0], 769),
        ([.532, .194, .093, .052, .087, .041, .0004, .00003, .00002], 4_341),
        ([.496, .230, .114, .059, .074, .017, .007, .0017, .00003], 1_400),
        ([.642, .164, .069, .037, .058, .030, .0004, 0, 0], 300),
        ([.079, .033, .019, .013, .044, .365, .359, .087, .0027], 1_924),
    ];

    /// <summary>A customer's count of one type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="common">How active the customer is in all: normal, mean 0, deviation 1.</param>
    /// <param name="own">How active with this type: likewise.</param>
    public static double Count(TransactionType type, double common, double own)
    {
        var (shares, countMax) = Profiles[(int)type];
        var left = NormalScale.ShareBelow(Common * common + Own * own) * shares.Sum();
        var at = 0;
        while (at < shares.Length - 1 && left >= shares[at])
            left -= shares[at++];
        var (low, high) = (CountsFrom[at], at + 1 < CountsFrom.Length ? CountsFrom[at + 1] : countMax);
        return low * Math.Pow(Math.Min(high, countMax) / low, Math.Clamp(left / Math.Max(shares[at], 1e-9), 0, 1));
    }
}
