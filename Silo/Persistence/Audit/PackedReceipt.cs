using System.IO.Compression;

namespace FraudGrains.Silo.Persistence.Audit;

/// <summary>A receipt as it lies in the database: deflated, for most of it is names of features. Unpacks to the very bytes that were published.</summary>
internal static class PackedReceipt
{
    public static byte[] Pack(ReadOnlySpan<byte> receipt)
    {
        using var packed = new MemoryStream(receipt.Length / 2);
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest))
            deflate.Write(receipt);
        return packed.ToArray();
    }

    public static byte[] Unpack(byte[] packed)
    {
        using var deflate = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var receipt = new MemoryStream(packed.Length * 4);
        deflate.CopyTo(receipt);
        return receipt.ToArray();
    }
}
