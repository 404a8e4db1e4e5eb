namespace FraudGrains.Grains.Scoring;

/// <summary>Settings of scoring, section <c>Scoring</c>.</summary>
public sealed class ScoringOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Scoring";

    /// <summary>Folder of the model in force: <c>model.txt</c> and its manifest <c>model.json</c>. Default: the model that comes with the program. Relative to the program's folder.</summary>
    public string ModelDirectory { get; set; } = Path.Combine("Scoring", "Model");

    /// <summary>
    /// Folder of further models, brought to the catalog at start: each <c>NAME.txt</c> (its manifest, if any, is <c>NAME.json</c>) and each folder with a
    /// <c>model.txt</c> and, if any, a <c>model.json</c>. They decide nothing until one is activated. Default: none. Relative to the program's folder.
    /// </summary>
    public string? CatalogDirectory { get; set; }

    /// <summary>Most contributions told for one row. Default 5, range 1 to 32.</summary>
    public int ContributionsMax { get; set; } = 5;
}
