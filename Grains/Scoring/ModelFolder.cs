using System.Text.Json;
using FraudGrains.Grains.Scoring.Forest;

namespace FraudGrains.Grains.Scoring;

/// <summary>Reads and writes a model's folder.</summary>
public static class ModelFolder
{
    public const string TextFile = "model.txt";

    public const string ManifestFile = "model.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    /// <summary>Reads the folder and checks that its two files belong together.</summary>
    /// <exception cref="ModelFolderException">Something is missing, damaged or does not fit; the message says what to do.</exception>
    public static ScoringModel Read(string directory)
    {
        var text = ReadText(directory);
        var manifest = ReadManifest(directory);
        if (manifest.Version != text.Version)
            throw new ModelFolderException(directory, $"{ManifestFile} is for version {manifest.Version}, but {TextFile} is version {text.Version}. Train again, or bring the two files that belong together");
        if (!manifest.FeatureNames.SequenceEqual(text.FeatureNames, StringComparer.Ordinal))
            throw new ModelFolderException(directory, $"{ManifestFile} and {TextFile} name different features. {FeatureNamesDiffer.Tell(manifest.FeatureNames, text.FeatureNames)}");
        if (manifest.ReviewAtScore is not (> 0 and <= 1) || manifest.BlockAtScore is not (> 0 and <= 2) || manifest.BlockAtScore < manifest.ReviewAtScore)
            throw new ModelFolderException(directory, $"{ManifestFile} must hold 0 < reviewAtScore <= 1 and reviewAtScore <= blockAtScore <= 2 (above 1 blocks nothing), but holds {manifest.ReviewAtScore} and {manifest.BlockAtScore}");
        CheckReference(directory, manifest);
        return new(text, manifest);
    }

    /// <summary>Writes the text and its manifest, the manifest last.</summary>
    public static void Write(string directory, string text, ModelManifest manifest)
    {
        Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(directory, TextFile), text);
        File.WriteAllText(Path.Combine(directory, ManifestFile), JsonSerializer.Serialize(manifest, Json) + "\n");
    }

    private static void CheckReference(string directory, ModelManifest manifest)
    {
        if (manifest.FeatureHistograms is { } histograms && !histograms.Select(h => h.Name).SequenceEqual(manifest.FeatureNames, StringComparer.Ordinal))
            throw new ModelFolderException(directory, $"featureHistograms in {ManifestFile} must name the features of featureNames, in their order. Leave them out if the trainer does not know them");
        var fault = (manifest.FeatureHistograms ?? []).Append(manifest.ScoreHistogram).Select(h => h?.Fault()).FirstOrDefault(f => f is not null);
        if (fault is not null)
            throw new ModelFolderException(directory, $"a histogram in {ManifestFile} cannot be used: {fault}");
        if (manifest.AlertRate is not null and not (>= 0 and <= 1))
            throw new ModelFolderException(directory, $"alertRate in {ManifestFile} must be 0 to 1, but is {manifest.AlertRate}");
    }

    private static ModelText ReadText(string directory)
    {
        try
        {
            var file = new FileInfo(Path.Combine(directory, TextFile));
            if (file.Length > ModelLimits.TextLengthMax)
                throw new ModelTextException(1, "$", $"is {file.Length} bytes long; at most {ModelLimits.TextLengthMax} are read");
            return ModelText.Parse(File.ReadAllText(file.FullName));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ModelTextException)
        {
            throw new ModelFolderException(directory, $"{TextFile} cannot be used: {e.Message}", e);
        }
    }

    private static ModelManifest ReadManifest(string directory)
    {
        try
        {
            return JsonSerializer.Deserialize<ModelManifest>(File.ReadAllText(Path.Combine(directory, ManifestFile)), Json)
                ?? throw new JsonException("it holds null");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ModelFolderException(directory, $"{ManifestFile} cannot be used: {e.Message}", e);
        }
    }
}
