using FraudGrains.Grains.Features;
using FraudGrains.Grains.Scoring;

namespace FraudGrains.Training.Commands;

/// <summary>Reads a model that is to be judged.</summary>
internal static class ModelReader
{
    /// <exception cref="ModelFolderException">The folder cannot be used, or the model wants other features than are computed here.</exception>
    public static ScoringModel Read(string folder)
    {
        var model = ModelFolder.Read(folder);
        return model.Manifest.FeatureSchemaVersion == FeatureSchema.Version && model.Manifest.FeatureNames.SequenceEqual(FeatureSchema.Names, StringComparer.Ordinal)
            ? model
            : throw new ModelFolderException(folder, $"the model was trained on other features than those of feature schema {FeatureSchema.Version}; train it again");
    }
}
