using System.Security.Cryptography;

namespace FraudGrains.Grains.Scoring.Forest;

/// <summary>A binary LightGBM model, read from the library's own <c>model.txt</c>.</summary>
public sealed class ModelText
{
    /// <summary>Features in the order of a row.</summary>
    public required string[] FeatureNames { get; init; }

    /// <summary>Steepness of the sigmoid that turns a raw score into a probability; above 0.</summary>
    public required double Sigmoid { get; init; }

    public required ModelTree[] Trees { get; init; }

    /// <summary>The first 12 hex digits of the SHA-256 of everything before the <c>parameters</c> section, which records how (and with how many threads) the model was made, not what it says.</summary>
    public required string Version { get; init; }

    /// <summary>Reads a model.</summary>
    /// <exception cref="ModelTextException">The text is damaged, or holds something that is not scored here.</exception>
    public static ModelText Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ModelTextReader.Read(text);
    }

    /// <summary>The version of a text, whether or not it is a model. Line ends do not matter.</summary>
    public static string VersionOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var unix = text.ReplaceLineEndings("\n");
        var end = unix.IndexOf("\nparameters:", StringComparison.Ordinal);
        var told = end < 0 ? unix : unix[..(end + 1)];
        return Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(told)))[..12];
    }
}
