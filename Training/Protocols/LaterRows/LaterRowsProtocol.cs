using FraudGrains.Simulator;
using FraudGrains.Training.Commands;
using FraudGrains.Training.ModelEvaluator;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.Protocols.LaterRows;

/// <summary>Judges a model that exists on the rows after the split, whatever file they come from.</summary>
internal sealed class LaterRowsProtocol : IProtocol
{
    public string Name => Evaluation.LaterRows;

    public string Description => "a model that exists, on the rows after --split-at";

    public string? Format => null;

    public async Task<int> Run(ProtocolRun run, CancellationToken interrupted)
    {
        var model = ModelReader.Read(run.ModelFolder);
        var table = await DataReader.Read(run.Data, run.Host, interrupted);
        var split = TimeSplit.Of(table, run.Data.SplitAt, run.Data.LabelDelay, run.Data.TestUntil);
        var evaluation = Evaluation.Of(model, table, split, Name, SplitReport.Of(run.Data, table, split));
        EvaluationFile.Write(run.OutputFolder, evaluation);
        await run.Host.Output.WriteLineAsync(EvaluationFile.Summary(evaluation));
        return ExitCode.Done;
    }
}
