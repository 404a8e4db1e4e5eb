using FraudGrains.Simulator;
using FraudGrains.Training.Commands;
using FraudGrains.Training.ModelCard;
using FraudGrains.Training.ModelEvaluator;
using FraudGrains.Training.ModelTrainer;
using FraudGrains.Training.Protocols.PaySim;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.Protocols.Predecessor;

/// <summary>The predecessor's approach against the engine's, on the same rows: with the balances that were written afterwards, and as it stands at the moment of deciding, when they are not yet known.</summary>
internal sealed class PredecessorProtocol : IProtocol
{
    public string Name => "predecessor";

    public string Description => "the predecessor's ten features and class weight against the engine's, on a PaySim file, split by --steps";

    public string? Format => "paysim";

    public async Task<int> Run(ProtocolRun run, CancellationToken interrupted)
    {
        var isPublished = await PublishedLog.Verify(run.Data.Data, interrupted);
        var (logged, deciding) = (new FeatureTable(PredecessorFeatures.Names), new FeatureTable(PredecessorFeatures.Names));
        var table = await PaySimReplay.Read(run, run.Steps.End, Take, interrupted);
        var split = run.Steps.Of(table);
        var test = new JudgedRows(table, split.Test);
        var theirs = await Task.Run(() => Theirs(logged, deciding, split, run.Seed, interrupted), interrupted);
        var sets = await SetFigures.Of(run, table, split, test, interrupted);
        (string Name, double[] Scores)[] all = [.. theirs, .. sets.Select(s => (s.Set.Name, s.Scores))];
        var floors = Floors.Judge(table, split, test, run.Data.AlertBudget);
        var figures = new PaySimFigures
        {
            Protocol = Name,
            IsPublishedLog = isPublished,
            Steps = run.Steps.ToString(),
            Split = SplitReport.Of(run.Data, table, split) with { LabelDelayDays = 0 },
            Models = [.. all.Select(a => ScoreMetrics.Of(a.Name, a.Scores, test, run.Data.AlertBudget, a.Scores)), .. floors],
            Thresholds = [.. theirs.Select(t => ThresholdEffect.Of($"{t.Name} above {PredecessorForest.AlertAbove}", Math.BitIncrement(PredecessorForest.AlertAbove), test.Rank(t.Scores)))],
            LeakAlarm = LeakAlarm.Raise(FeatureSet.All, [.. sets.Select(s => s.Figures), .. floors]),
        };
        EvaluationFile.Write(run.OutputFolder, figures);
        PrCurve.Write(run.OutputFolder, "Precision over recall, the predecessor's approach and the engine's", [.. all.Select(a => (a.Name, test.Rank(a.Scores)))]);
        await run.Host.Output.WriteLineAsync(EvaluationFile.Summary(figures.Split, figures.Models));
        await run.Host.Output.WriteLineAsync(EvaluationFile.Summary(figures.Thresholds));
        await run.Host.Output.WriteLineAsync(figures.Caveat);
        // The leak is what this comparison is about: here the alarm is told and does not fail the run.
        if (figures.LeakAlarm is { } alarm)
            await run.Host.Output.WriteLineAsync(alarm);
        return ExitCode.Done;

        void Take(LabelledTransaction labelled, Balances balances)
        {
            var facts = RowFacts.Of(labelled);
            logged.Add(facts, PredecessorFeatures.Of(labelled.Transaction, balances));
            deciding.Add(facts, PredecessorFeatures.Of(labelled.Transaction, balances.AtAuthorisation()));
        }
    }

    private static (string Name, double[] Scores)[] Theirs(FeatureTable logged, FeatureTable deciding, TimeSplit split, int seed, CancellationToken interrupted)
    {
        var asPublished = PredecessorForest.Grow(logged, split, seed, interrupted);
        var again = PredecessorForest.Grow(deciding, split, seed, interrupted);
        return
        [
            ("predecessor-after-the-fact", ForestScores.Of(asPublished, logged, split.Test)),
            ("predecessor-when-deciding", ForestScores.Of(asPublished, deciding, split.Test)),
            ("predecessor-trained-without", ForestScores.Of(again, deciding, split.Test)),
        ];
    }
}
