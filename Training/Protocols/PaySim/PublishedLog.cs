using System.IO.Compression;
using System.Security.Cryptography;
using FraudGrains.Simulator;

namespace FraudGrains.Training.Protocols.PaySim;

/// <summary>The published PaySim log. A file that goes by its name must be it, to the byte: figures are compared with those that others had from it.</summary>
internal static class PublishedLog
{
    public const string FileName = "PS_20174392719_1491204439457_log.csv";

    /// <summary>Of the unpacked file, 493,534,783 bytes.</summary>
    public const string Sha256 = "16910f90577b0d981bf8ff289714510bb89bc71bff7d3f220f024e287e4eea6b";

    /// <summary>Whether the file is the published log; false when it does not claim to be.</summary>
    /// <exception cref="FailedException">It claims to be, and is not.</exception>
    public static async Task<bool> Verify(string path, CancellationToken interrupted)
    {
        var isPacked = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        if (!string.Equals(Path.GetFileName(isPacked ? path[..^3] : path), FileName, StringComparison.OrdinalIgnoreCase))
            return false;
        await using var file = File.OpenRead(path);
        await using Stream bytes = isPacked ? new GZipStream(file, CompressionMode.Decompress) : file;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, interrupted));
        return hash == Sha256
            ? true
            : throw new FailedException($"{path} goes by the name of the published PaySim log but is not it: its SHA-256 is {hash}, not {Sha256}. Download it again, or give it another name to judge it for what it is.");
    }
}
