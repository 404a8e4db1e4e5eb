using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FraudGrains.Grains.Velocity;

/// <summary>64 bits of SHA-256 over UTF-8 text: the same on every machine and in every version, and nobody can make two ids meet on purpose.</summary>
public static class IdentityHash
{
    private const int StackBytes = 512;

    public static ulong Of(ReadOnlySpan<char> text)
    {
        Span<byte> utf8 = text.Length * 3 <= StackBytes ? stackalloc byte[StackBytes] : new byte[text.Length * 3];
        return Of(utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
    }

    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
