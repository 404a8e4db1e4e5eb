using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using FraudGrains.Grains.Features;
using FraudGrains.Training.Native;

namespace FraudGrains.Benchmarks.Forest;

/// <summary>The managed forest against LightGBM's library, in one run: a table, and the ratios as JSON in the last line.</summary>
internal static class ForestCommand
{
    private const int Rows = 4_096, Batch = 64, Explained = 48;

    public static Task<int> Run(string[] args)
    {
        var data = new Option<string?>("--data") { Description = "A labelled file to train on and to score; without one, seeded rows whose columns are drawn each by itself.", HelpName = "FILE" };
        var format = new Option<string>("--format") { Description = "Its format.", DefaultValueFactory = _ => "paysim", HelpName = "canonical|paysim|handbook" };
        format.AcceptOnlyFromAmong("canonical", "paysim", "handbook");
        var command = new RootCommand("The managed forest against LightGBM's library.") { data, format };
        command.SetAction(parsed => Compare(parsed.GetValue(data), parsed.GetValue(format)!));
        return command.Parse(args).InvokeAsync();
    }

    private static int Compare(string? data, string format)
    {
        if (!LightGbm.IsLoadable(out var reason))
        {
            Console.WriteLine($"Skipped: {reason}");
            return 0;
        }

        var (model, rows) = data is null ? (SyntheticForest.Train(), SyntheticForest.Rows(seed: 4, Rows)) : ReplayedForest.Make(data, format, Rows);
        using var contest = new ForestContest(model, rows);
        Console.WriteLine($"{BoostedForest.Trees} trees, {BoostedForest.Leaves} leaves, {FeatureSchema.Count} features; {(ThreadClock.IsCpuTime ? "CPU time" : "time on the wall")} of one thread, medians of interleaved rounds, ns a row");
        var isBitEqual = contest.IsBitEqual();
        var difference = contest.LargestDifference(Explained);
        DuelResult[] results = [contest.ByOne().Run(), contest.ByBatch(8).Run(), contest.ByBatch(Batch).Run(), contest.Explaining(Explained).Run()];
        Console.WriteLine($"| | LightGBM C API | ours | ratio |{Environment.NewLine}|---|---|---|---|");
        foreach (var result in results)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {result.Name} | {result.LibraryNs:N0} | {result.OursNs:N0} | {result.Ratio:F1} |"));
        Console.WriteLine($"Raw scores are {(isBitEqual ? "" : "NOT ")}those of the library to the last bit on {Rows} rows; contributions differ by at most {difference:E1} on {Explained} rows.");
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            oneRowRatio = Math.Round(results[0].Ratio, 2),
            eightRowsRatio = Math.Round(results[1].Ratio, 2),
            sixtyFourRowsRatio = Math.Round(results[2].Ratio, 2),
            shapRatio = Math.Round(results[3].Ratio, 2),
            bitEqual = isBitEqual,
            shapDifferenceMax = difference,
        }));
        return isBitEqual && difference <= 1e-9 ? 0 : 1;
    }
}
