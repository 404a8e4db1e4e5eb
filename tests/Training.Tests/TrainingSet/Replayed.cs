using FraudGrains.Simulator.Datasets;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.Tests.TrainingSet;

/// <summary>Feature rows of a text, as training sees them.</summary>
internal static class Replayed
{
    public static List<double[]> Features(string text, string format, string extension = "csv", TimeSpan? labelDelay = null)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.{extension}");
        File.WriteAllText(path, text);
        try
        {
            using var file = LabelledFile.Open(path, format);
            var replay = new FeatureReplay(labelDelay ?? TimeSpan.FromDays(7));
            return [.. file.Read(new BadRows(skip: false)).Select(l => replay.Next(l))];
        }
        finally
        {
            File.Delete(path);
        }
    }
}
