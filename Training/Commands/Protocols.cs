using FraudGrains.Grains.Features;
using FraudGrains.Training.ModelEvaluator;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.Commands;

/// <summary>Writes down how figures came about.</summary>
internal static class Protocols
{
    public static Protocol Of(DataRequest request, FeatureTable table, TimeSplit split) => new()
    {
        Data = Path.GetFileName(request.Data),
        Format = Path.GetFileName(request.Format),
        SplitAt = split.SplitAt,
        LabelDelayDays = request.LabelDelay.TotalDays,
        FeatureSchemaVersion = FeatureSchema.Version,
        Train = Protocol.PartSize.Of(table, split.Train),
        Validation = Protocol.PartSize.Of(table, split.Validation),
        UnlabelledRows = split.Unlabelled,
        Test = Protocol.PartSize.Of(table, split.Test),
        AlertBudget = Thresholds.AlertBudget,
    };
}
