using FraudGrains.Grains.Features;
using Microsoft.Extensions.Options;

namespace FraudGrains.Grains.Scoring;

/// <summary>The model this silo scores with, read once when the silo starts.</summary>
public sealed class ModelInForce
{
    /// <summary>Rows scored and explained at start, so that the first real ones find code and nodes warm.</summary>
    private const int WarmUpRows = 64;

    /// <summary>Puts a model in force that is already in memory.</summary>
    public ModelInForce(ScoringModel model) => Current = model;

    /// <summary>Reads the folder that the options name.</summary>
    /// <exception cref="ModelFolderException">The folder cannot be used.</exception>
    public ModelInForce(IOptions<ScoringOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var directory = Path.Combine(AppContext.BaseDirectory, options.Value.ModelDirectory);
        Current = ModelFolder.Read(directory);
        FitsSchema(directory, Current.Manifest);
        WarmUp(Current);
    }

    public ScoringModel Current { get; }

    /// <summary>A model that wants other features than this program computes would score nonsense.</summary>
    private static void FitsSchema(string directory, ModelManifest manifest)
    {
        if (!FeatureSchema.Names.SequenceEqual(manifest.FeatureNames, StringComparer.Ordinal))
            throw new ModelFolderException(directory, $"the model's features are not those of feature schema {FeatureSchema.Version}. {FeatureNamesDiffer.Tell(FeatureSchema.Names, manifest.FeatureNames)}. Train it again with this version's Training project");
        if (manifest.FeatureSchemaVersion != FeatureSchema.Version)
            throw new ModelFolderException(directory, $"the model was trained on feature schema {manifest.FeatureSchemaVersion}, but this program computes schema {FeatureSchema.Version}, whose features mean something else. Train it again with this version's Training project");
    }

    private static void WarmUp(ScoringModel model)
    {
        var row = new double[model.Manifest.FeatureNames.Length];
        for (var i = 0; i < WarmUpRows; i++)
        {
            Array.Fill(row, i % 3 == 0 ? double.NaN : i * 1000);
            model.Score([row], contributionsMax: 1);
            model.Explain(row, contributionsMax: 1);
        }

        model.Score([.. Enumerable.Repeat(row, WarmUpRows)], contributionsMax: 1);
    }
}
