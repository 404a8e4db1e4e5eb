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
        var fault = ModelFit.ManifestFault(manifest, text)
            ?? (ModelFit.ThresholdFault(manifest.ReviewAtScore, manifest.BlockAtScore) is { } thresholds ? $"in {ManifestFile} {thresholds}" : null);
        if (fault is not null)
            throw new ModelFolderException(directory, fault);
        return new(text, manifest);
    }

    /// <summary>Writes the text and its manifest, the manifest last.</summary>
    public static void Write(string directory, string text, ModelManifest manifest)
    {
        Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(directory, TextFile), text);
        File.WriteAllText(Path.Combine(directory, ManifestFile), ManifestText(manifest) + "\n");
    }

    /// <summary>Reads a manifest's text.</summary>
    /// <exception cref="JsonException">It is not one.</exception>
    public static ModelManifest ParseManifest(string json) => JsonSerializer.Deserialize<ModelManifest>(json, Json) ?? throw new JsonException("it holds null");

    /// <summary>The text of a manifest, as it is written and kept.</summary>
    public static string ManifestText(ModelManifest manifest) => JsonSerializer.Serialize(manifest, Json);

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
            return ParseManifest(File.ReadAllText(Path.Combine(directory, ManifestFile)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ModelFolderException(directory, $"{ManifestFile} cannot be used: {e.Message}", e);
        }
    }
}
