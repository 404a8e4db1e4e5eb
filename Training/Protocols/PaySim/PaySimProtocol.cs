using FraudGrains.Simulator;
using FraudGrains.Training.Commands;
using FraudGrains.Training.ModelCard;
using FraudGrains.Training.ModelEvaluator;

namespace FraudGrains.Training.Protocols.PaySim;

/// <summary>Trains and judges on a PaySim file, split by steps, with three sets of features side by side: no balances, the payer's balance before, and what was written afterwards (the leak).</summary>
internal sealed class PaySimProtocol : IProtocol
{
    public string Name => "paysim";

    public string Description => "three sets of features on a PaySim file, split by --steps";

    public string? Format => "paysim";

    public async Task<int> Run(ProtocolRun run, CancellationToken interrupted)
    {
        var isPublished = await PublishedLog.Verify(run.Data.Data, interrupted);
        var table = await PaySimReplay.Read(run, run.Steps.End, null, interrupted);
        var split = run.Steps.Of(table);
        var test = new JudgedRows(table, split.Test);
        var sets = await SetFigures.Of(run, table, split, test, interrupted);
        var floors = Floors.Judge(table, split, test, run.Data.AlertBudget);
        var figures = new PaySimFigures
        {
            Protocol = Name,
            IsPublishedLog = isPublished,
            Steps = run.Steps.ToString(),
            Split = SplitReport.Of(run.Data, table, split) with { LabelDelayDays = 0 },
            Models = [.. sets.Select(s => s.Figures), .. floors],
            LeakAlarm = LeakAlarm.Raise(FeatureSet.All, [.. sets.Select(s => s.Figures), .. floors]),
        };
        EvaluationFile.Write(run.OutputFolder, figures);
        PrCurve.Write(run.OutputFolder, "Precision over recall on a PaySim file", [.. sets.Select(s => (s.Set.Name, test.Rank(s.Scores))), (Floors.AmountOnly, test.Rank(test.ByAmount))]);
        await run.Host.Output.WriteLineAsync(EvaluationFile.Summary(figures.Split, figures.Models));
        await run.Host.Output.WriteLineAsync(figures.Caveat);
        return figures.LeakAlarm is { } alarm ? throw new FailedException(alarm) : ExitCode.Done;
    }
}
