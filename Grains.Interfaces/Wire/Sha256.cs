using System.Security.Cryptography;

namespace FraudGrains.Wire;

/// <summary>SHA-256 by a digest that its thread uses again and again: a new one costs more than hashing an id.</summary>
public static class Sha256
{
    /// <summary>Length of a hash in bytes.</summary>
    public const int Length = SHA256.HashSizeInBytes;

    [ThreadStatic]
    private static IncrementalHash? _kept;

    /// <summary>Writes the hash of <paramref name="bytes"/> to <paramref name="hash"/>, which has room for <see cref="Length"/> bytes.</summary>
    /// <exception cref="ArgumentException">There is less room.</exception>
    public static void Hash(ReadOnlySpan<byte> bytes, Span<byte> hash)
    {
        var digest = _kept ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digest.AppendData(bytes);
        digest.GetHashAndReset(hash);
    }
}
