using System.IO.Compression;
using System.Security.Cryptography;

namespace FraudGrains.Dashboard.Page;

/// <summary>A file of the page, ready to send.</summary>
internal sealed class Asset
{
    private readonly Lazy<byte[]> _brotli;

    public Asset(string path, byte[] bytes)
    {
        (Path, Bytes, ContentType) = (path, bytes, TypeOf(path));
        Tag = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12));
        _brotli = new(() => Compress(bytes));
    }

    /// <summary>As in the URL, without the first slash.</summary>
    public string Path { get; }

    public string ContentType { get; }

    public byte[] Bytes { get; }

    /// <summary>Made when a browser first asks for it, then kept.</summary>
    public byte[] Brotli => _brotli.Value;

    /// <summary>Names the content: the same content has the same tag, in every process.</summary>
    public string Tag { get; }

    private static byte[] Compress(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
            brotli.Write(bytes);
        return packed.ToArray();
    }

    private static string TypeOf(string path) => System.IO.Path.GetExtension(path) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => throw new InvalidOperationException($"{path} is embedded in the page but has no content type. Add its extension to {nameof(Asset)}."),
    };
}
