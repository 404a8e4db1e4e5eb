using FraudGrains.Grains.Features;
using FraudGrains.Training.ModelEvaluator;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.Commands;

/// <summary>Writes down which rows taught and which judged.</summary>
internal static class SplitReport
{
    public static SplitFacts Of(DataRequest request, FeatureTable table, TimeSplit split) => new()
    {
        Data = Path.GetFileName(request.Data),
        Format = Path.GetFileName(request.Format),
        SplitAt = split.SplitAt,
        LabelDelayDays = request.LabelDelay.TotalDays,
        FeatureSchemaVersion = FeatureSchema.Version,
        Train = SplitFacts.PartSize.Of(table, split.Train),
        Validation = SplitFacts.PartSize.Of(table, split.Validation),
        UnlabelledRows = split.Unlabelled,
        Test = SplitFacts.PartSize.Of(table, split.Test),
        AlertBudget = request.AlertBudget,
    };
}
