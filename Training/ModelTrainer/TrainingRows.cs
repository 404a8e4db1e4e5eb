using FraudGrains.Training.Native;
using FraudGrains.Training.TrainingSet;

namespace FraudGrains.Training.ModelTrainer;

/// <summary>Training and validation rows, binned once, from which forests are grown.</summary>
internal sealed class TrainingRows : IDisposable
{
    /// <param name="table">The rows.</param>
    /// <param name="split">Which of them teach and which validate.</param>
    /// <param name="threads">Threads of the library.</param>
    public TrainingRows(FeatureTable table, TimeSplit split, int threads)
    {
        Names = table.Names;
        var parameters = $"force_row_wise=true feature_pre_filter=false num_threads={threads} verbosity=-1";
        string[] names = [.. Names];
        var (blocks, labels) = table.Select(split.Train);
        Train = new(blocks, labels, names, parameters);
        (blocks, labels) = table.Select(split.Validation);
        Validation = new(blocks, labels, names, parameters, Train);
    }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Names { get; }

    public LightGbmDataset Train { get; }

    /// <summary>Later rows, which say when to stop.</summary>
    public LightGbmDataset Validation { get; }

    public void Dispose()
    {
        Validation.Dispose();
        Train.Dispose();
    }
}
