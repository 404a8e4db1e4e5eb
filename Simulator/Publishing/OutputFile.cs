using System.IO.Compression;

namespace FraudGrains.Simulator.Publishing;

/// <summary>Files that are written as they are made, in whatever form the name and the format say.</summary>
internal static class OutputFile
{
    public const string Canonical = "canonical", PaySim = "paysim";

    private const int BufferBytes = 1 << 16;

    /// <summary>Formats that can be written.</summary>
    public static readonly IReadOnlyList<string> Formats = [Canonical, PaySim];

    /// <summary>Whether the name asks for JSON lines rather than CSV: .jsonl, .ndjson or .json, packed or not.</summary>
    public static bool IsJsonLines(string path) => Path.GetExtension(IsPacked(path) ? path[..^3] : path).ToUpperInvariant() is ".JSONL" or ".NDJSON" or ".JSON";

    /// <param name="path">The file; a name that ends in .gz is packed.</param>
    /// <param name="format">One of <see cref="Formats"/>; <c>paysim</c> is CSV only.</param>
    /// <param name="start">Event time of the beginning: PaySim's step 1 is its hour.</param>
    /// <exception cref="FailedException">The file cannot be written.</exception>
    public static ILabelledWriter Open(string path, string format, DateTimeOffset start) => format switch
    {
        PaySim => new PaySimCsvWriter(Create(path), start),
        _ when IsJsonLines(path) => new LabelledJsonWriter(Create(path)),
        _ => new LabelledCsvWriter(Create(path)),
    };

    /// <exception cref="FailedException">The file cannot be written.</exception>
    public static Stream Create(string path)
    {
        try
        {
            var bytes = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, BufferBytes);
            return IsPacked(path) ? new BufferedStream(new GZipStream(bytes, CompressionLevel.Fastest), BufferBytes) : bytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FailedException($"{path} cannot be written: {e.Message}", e);
        }
    }

    private static bool IsPacked(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
}
