using FraudGrains.Simulator;
using FraudGrains.Training.Commands;
using FraudGrains.Training.ModelCard;
using FraudGrains.Training.ModelEvaluator;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.Protocols.SimulatorMonths;

/// <summary>Judges a model that exists on months of the Simulator that it has not seen: ranking, every scenario's recall, money caught and calibration, each beside the floors.</summary>
internal sealed class SimulatorProtocol : IProtocol
{
    public string Name => "simulator";

    public string Description => "a model that exists, on later months of the Simulator's file, scenario by scenario";

    public string? Format => "canonical";

    public async Task<int> Run(ProtocolRun run, CancellationToken interrupted)
    {
        var model = ModelReader.Read(run.ModelFolder);
        var table = await DataReader.Read(run.Data, run.Host, interrupted);
        var split = TimeSplit.Of(table, run.Data.SplitAt, run.Data.LabelDelay, run.Data.TestUntil);
        var test = new JudgedRows(table, split.Test);
        var evaluation = Evaluation.Of(model, table, split, Name, SplitReport.Of(run.Data, table, split));
        if (evaluation.Models[0].RecallByScenario is null)
            throw new FailedException($"{run.Data.Data} tells no scenario of any fraud after the split. Take a file that the Simulator wrote, or --protocol {Evaluation.LaterRows}.");
        EvaluationFile.Write(run.OutputFolder, evaluation);
        var scores = Array.ConvertAll(split.Test, r => model.Probability(table.Row(r)));
        PrCurve.Write(run.OutputFolder, $"Precision over recall of model {evaluation.ModelVersion}", [("fraudgrains", test.Rank(scores)), (Floors.AmountOnly, test.Rank(test.ByAmount)), (Floors.DrainRule, test.Rank(test.ByDrain))]);
        await run.Host.Output.WriteLineAsync(EvaluationFile.Summary(evaluation));
        await run.Host.Output.WriteLineAsync(FiguresText.Of(evaluation));
        return ExitCode.Done;
    }
}
