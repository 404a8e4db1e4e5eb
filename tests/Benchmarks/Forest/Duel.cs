namespace FraudGrains.Benchmarks.Forest;

/// <summary>Two ways to the same answers, measured in turn so that whatever else the machine does meets both.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Rows">Rows that one round of either way handles.</param>
/// <param name="Library">A round of LightGBM's library.</param>
/// <param name="Ours">A round of ours.</param>
internal sealed record Duel(string Name, int Rows, Action Library, Action Ours)
{
    /// <summary>First rounds are not counted: code is still being compiled.</summary>
    private const int WarmUpRounds = 3;

    private const int Rounds = 15;

    public DuelResult Run()
    {
        var (library, ours, ratios) = (new double[Rounds], new double[Rounds], new double[Rounds]);
        for (var i = -WarmUpRounds; i < Rounds; i++)
        {
            var (theirs, mine) = (NanosecondsPerRow(Library), NanosecondsPerRow(Ours));
            if (i >= 0)
                (library[i], ours[i], ratios[i]) = (theirs, mine, theirs / mine);
        }

        return new(Name, Median(library), Median(ours), Median(ratios));
    }

    private double NanosecondsPerRow(Action round)
    {
        var start = ThreadClock.Nanoseconds();
        round();
        return (ThreadClock.Nanoseconds() - start) / (double)Rows;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}

/// <param name="Name">What was done.</param>
/// <param name="LibraryNs">Median of the library, in nanoseconds a row.</param>
/// <param name="OursNs">Median of ours.</param>
/// <param name="Ratio">Median of the rounds' ratios.</param>
internal sealed record DuelResult(string Name, double LibraryNs, double OursNs, double Ratio);
