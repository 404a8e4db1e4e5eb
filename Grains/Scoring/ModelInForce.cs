using Microsoft.Extensions.Options;

namespace FraudGrains.Grains.Scoring;

/// <summary>The model this silo scores with: at first the one that comes with the program, then whatever the catalog puts in force.</summary>
public sealed class ModelInForce
{
    private volatile ModelsServing _serving;

    /// <summary>Puts a model in force that is already in memory.</summary>
    public ModelInForce(ScoringModel model) => _serving = new(Own = model, null, 0);

    /// <summary>Reads the folder that the options name.</summary>
    /// <exception cref="ModelFolderException">The folder cannot be used.</exception>
    public ModelInForce(IOptions<ScoringOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var directory = Path.Combine(AppContext.BaseDirectory, options.Value.ModelDirectory);
        var model = ModelFolder.Read(directory);
        if (ModelFit.SchemaFault(model.Manifest) is { } fault)
            throw new ModelFolderException(directory, fault);
        model.WarmUp();
        OwnText = File.ReadAllText(Path.Combine(directory, ModelFolder.TextFile));
        _serving = new(Own = model, null, 0);
    }

    /// <summary>The model that decides now.</summary>
    public ScoringModel Current => _serving.Active;

    /// <summary>The model that this program began with.</summary>
    internal ScoringModel Own { get; }

    /// <summary>Its text; null when it did not come from a folder.</summary>
    internal string? OwnText { get; }

    /// <summary>What scores now.</summary>
    internal ModelsServing Serving => _serving;

    /// <summary>From the next batch on these models score. A batch under way keeps the model it began with.</summary>
    internal void Switch(ScoringModel active, ScoringModel? shadow)
    {
        if (!ReferenceEquals(active, _serving.Active) || !ReferenceEquals(shadow, _serving.Shadow))
            _serving = new(active, shadow, _serving.Sequence + 1);
    }
}
