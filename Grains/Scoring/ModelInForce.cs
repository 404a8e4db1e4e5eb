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
        Current = ModelFolder.Read(Path.Combine(AppContext.BaseDirectory, options.Value.ModelDirectory));
        WarmUp(Current);
    }

    public ScoringModel Current { get; }

    private static void WarmUp(ScoringModel model)
    {
        var row = new double[model.Manifest.FeatureNames.Length];
        for (var i = 0; i < WarmUpRows; i++)
        {
            Array.Fill(row, i % 3 == 0 ? double.NaN : i * 1000);
            model.Score([row], contributionsMax: 1);
            model.Explain(row, contributionsMax: 1);
        }
    }
}
