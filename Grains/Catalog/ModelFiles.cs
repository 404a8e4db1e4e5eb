using FraudGrains.Catalog;
using FraudGrains.Grains.Scoring;

namespace FraudGrains.Grains.Catalog;

/// <summary>The models of a folder that holds several.</summary>
internal static class ModelFiles
{
    /// <summary>Source of such a model, as told to people.</summary>
    public const string Source = "folder";

    /// <summary>Paths of the texts: every <c>*.txt</c>, and the <c>model.txt</c> of every folder that has one; in ordinal order.</summary>
    public static string[] Of(string directory) =>
    [
        .. Directory.EnumerateFiles(directory, "*.txt")
            .Concat(Directory.EnumerateDirectories(directory).Select(d => Path.Combine(d, ModelFolder.TextFile)).Where(File.Exists))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The model as if it were uploaded; its manifest is the <c>.json</c> of the same name.</summary>
    /// <exception cref="InvalidDataException">A file is larger than an upload may be.</exception>
    public static ModelUpload Read(string path)
    {
        var manifest = Path.ChangeExtension(path, ".json");
        return new()
        {
            Text = ReadText(path, ModelUpload.TextLengthMax),
            Manifest = File.Exists(manifest) ? ReadText(manifest, ModelUpload.ManifestLengthMax) : null,
            Source = Source,
        };
    }

    private static string ReadText(string path, int lengthMax) => new FileInfo(path).Length is var length && length <= lengthMax
        ? File.ReadAllText(path)
        : throw new InvalidDataException($"{Path.GetFileName(path)} is {length} bytes long; at most {lengthMax} are read.");
}
