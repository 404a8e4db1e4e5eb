using System.CommandLine.Parsing;
using System.Globalization;
using FraudGrains.Training.TrainingSet;
using FraudGrains.Wire;

namespace FraudGrains.Training.Protocols.PaySim;

/// <summary>The last step (hour, from 1) of training, of validation and of the test.</summary>
internal sealed record StepSplit(int Train, int Validation, int Test)
{
    /// <summary>The split that published results use. Later days of the log are an artefact: 5.9 % of the rows with 44 % of the frauds.</summary>
    public static readonly StepSplit Published = new(264, 336, 408);

    public override string ToString() => $"{Train}/{Validation}/{Test}";

    /// <summary>When the judging rows end.</summary>
    public DateTimeOffset End => After(Test);

    public TimeSplit Of(FeatureTable table) => TimeSplit.At(table, After(Train), After(Validation), End);

    /// <summary>Reads <c>264/336/408</c>.</summary>
    public static StepSplit Parse(ArgumentResult result)
    {
        var parts = result.Tokens[0].Value.Split('/');
        var steps = Array.ConvertAll(parts, p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var step) ? step : 0);
        if (steps is [> 0 and var train, var validation, var test] && train < validation && validation < test && test <= 1_000_000)
            return new(train, validation, test);
        result.AddError($"'{result.Tokens[0].Value}' is not three rising steps such as {Published}.");
        return Published;
    }

    private static DateTimeOffset After(int step) => TransactionJson.PaySimStepOne.AddHours(step);
}
