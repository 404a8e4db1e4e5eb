using System.Globalization;
using FraudGrains.Accounts;

namespace FraudGrains.Simulator.Checks;

/// <summary>What is known of PaySim's published log (Kaggle's PS_20174392719_1491204439457_log.csv, 6,362,620 rows, CC BY-SA 4.0), counted over all its rows.</summary>
internal static class PublishedLog
{
    /// <summary>File of the log's transactions per step (an hour; step 1 begins at midnight), beside other shared data.</summary>
    public const string StepCountsFile = "paysim_step_counts.csv";

    /// <summary>8,213 of 6,362,620.</summary>
    public const double FraudShare = 0.0013;

    private const long All = 6_362_620;

    /// <summary>Rows and amounts by type: median, 95th and 99th percentile, in major units.</summary>
    public static readonly IReadOnlyList<(TransactionType Type, double Share, double P50, double P95, double P99)> Types =
    [
        (TransactionType.CashIn, 1_399_284.0 / All, 143_428, 412_005, 550_871),
        (TransactionType.CashOut, 2_237_500.0 / All, 147_072, 427_877, 579_654),
        (TransactionType.Debit, 41_432.0 / All, 3_049, 14_795, 50_818),
        (TransactionType.Payment, 2_151_495.0 / All, 9_482, 37_836, 59_500),
        (TransactionType.Transfer, 532_909.0 / All, 486_308, 2_674_587, 10_000_000),
    ];

    /// <summary>Reads the share of transactions in each hour of the day, over all days of the log.</summary>
    /// <exception cref="FailedException">The file is not there or not understood.</exception>
    public static double[] HourShares(string folder)
    {
        var path = Path.Combine(folder, StepCountsFile);
        try
        {
            var hours = new double[24];
            foreach (var fields in File.ReadLines(path).Skip(1).Select(line => line.Split(',')))
                hours[(int.Parse(fields[0], CultureInfo.InvariantCulture) - 1) % 24] += long.Parse(fields[1], CultureInfo.InvariantCulture);
            var sum = hours.Sum();
            return Array.ConvertAll(hours, hour => hour / sum);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or IndexOutOfRangeException)
        {
            throw new FailedException($"{path} cannot be read as the columns step,transactions: {e.Message} Give --against the folder of {StepCountsFile}.", e);
        }
    }
}
