using FraudGrains.Accounts;
using FraudGrains.Simulator.Population;

namespace FraudGrains.Simulator.Behaviours;

/// <summary>Which type comes next: PaySim's shares, leaning against what salaries, bills and frauds have made too many of.</summary>
internal static class TypeMix
{
    /// <summary>Transactions ahead that the leaning looks: small would march in step, large would lean too late.</summary>
    private const int Outlook = 500;

    /// <summary>Shares of the published log, by the number of <see cref="TransactionType"/>.</summary>
    private static readonly double[] Shares = [.338, .084, .352, .0065, .2195];

    public static TransactionType Draw(Ledger ledger, RandomSource random)
    {
        Span<double> weights = stackalloc double[Shares.Length];
        var sum = 0.0;
        for (var i = 0; i < Shares.Length; i++)
            sum += weights[i] = Math.Max(0, Shares[i] * (ledger.Count + Outlook) - ledger.Types[i]);
        var left = random.Next() * sum;
        for (var i = 0; i < Shares.Length - 1; i++)
        {
            left -= weights[i];
            if (left < 0)
                return (TransactionType)i;
        }

        return TransactionType.CashIn;
    }
}
