using FraudGrains.Grains.Features;
using FraudGrains.Simulator;
using FraudGrains.Training.ModelEvaluator;
using FraudGrains.Training.Native;

namespace FraudGrains.Training.Protocols.HandbookWeek;

/// <summary>
/// The book's logistic regression, which must land on the published figures, and a forest on the engine's features, on the same rows.
/// </summary>
internal sealed class HandbookWeekProtocol : IProtocol
{
    /// <summary>Who knows the generator's rules but learns of fraud 7 days late reaches about .78 here: far above it, something has leaked.</summary>
    public const double LeakAtAveragePrecision = 0.85;

    public string Name => "handbook-week";

    public string Description => "the Fraud Detection Handbook's published week, with its split, label delay and card precision";

    public string? Format => "handbook";

    public async Task<int> Run(ProtocolRun run, CancellationToken interrupted)
    {
        if (!LightGbm.IsLoadable(out var reason))
            throw new FailedException(reason);
        var calendar = HandbookCalendar.Published;
        var split = HandbookSplit.Of(await HandbookReader.Read(run, calendar, interrupted), calendar);
        var (train, test) = (HandbookMetrics.Part.Of(split.Train), HandbookMetrics.Part.Of(split.Test));
        if (train.Frauds == 0 || test.Frauds == 0)
            throw new FailedException($"{run.Data.Data} does not hold the published week: frauds are wanted from {calendar.TrainFrom:yyyy-MM-dd} to {calendar.TestFrom.AddDays(HandbookCalendar.TestDays - 1):yyyy-MM-dd}, and there are {train.Frauds} to learn from and {test.Frauds} to judge on.");
        var metrics = new HandbookMetrics(Name, train, test, FeatureSchema.Version, await Task.Run(() => Judge(split, calendar, run.Seed, interrupted), interrupted));
        EvaluationFile.Write(run.OutputFolder, metrics);
        await run.Host.Output.WriteLineAsync(metrics.ToString());
        return await Alarm(run, metrics);
    }

    private static HandbookMetrics.Model[] Judge(HandbookSplit split, HandbookCalendar calendar, int seed, CancellationToken interrupted)
    {
        var regression = LogisticRegression.Fit(Array.ConvertAll(split.Train, r => r.Book), Array.ConvertAll(split.Train, r => r.IsFraud));
        var forest = EngineForest.Grow(split.Train, seed, interrupted);
        return
        [
            HandbookMetrics.Model.Of("logistic-regression-book-features", split.Test, Array.ConvertAll(split.Test, r => regression.Score(r.Book)), calendar),
            HandbookMetrics.Model.Of("fraudgrains", split.Test, Array.ConvertAll(split.Test, r => forest.RawScore(r.Engine)), calendar),
        ];
    }

    private static async Task<int> Alarm(ProtocolRun run, HandbookMetrics metrics)
    {
        var leaks = metrics.Models.Where(m => m.Ap > LeakAtAveragePrecision).ToList();
        foreach (var leak in leaks)
            await run.Host.Error.WriteLineAsync($"Leak: {leak.Name} reaches average precision {leak.Ap:0.000}, above the {LeakAtAveragePrecision} that labels 7 days late allow. A feature must know what was not known then: look at what changed in Grains/Features and Grains/Labels.");
        return leaks.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
