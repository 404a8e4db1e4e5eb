using System.Buffers.Binary;
using System.Text;
using FraudGrains.Wire;

namespace FraudGrains.Grains.Velocity;

/// <summary>64 bits of SHA-256 over UTF-8 text: the same on every machine and in every version, and nobody can make two ids meet on purpose.</summary>
public static class IdentityHash
{
    private const int StackBytes = 512;

    /// <summary>Names remembered, each at a place of its own; another name of the same place takes it over. At most some 5 MB.</summary>
    private const int NamesMax = 1 << 15;

    private static readonly HashedName?[] Names = new HashedName?[NamesMax];

    public static ulong Of(ReadOnlySpan<char> text)
    {
        Span<byte> utf8 = text.Length * 3 <= StackBytes ? stackalloc byte[StackBytes] : new byte[text.Length * 3];
        return Of(utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
    }

    /// <summary>The same as of one text: both with a blank between them.</summary>
    public static ulong OfPair(string first, string second)
    {
        var length = first.Length + 1 + second.Length;
        Span<char> both = length <= StackBytes ? stackalloc char[StackBytes] : new char[length];
        first.CopyTo(both);
        both[first.Length] = ' ';
        second.CopyTo(both[(first.Length + 1)..]);
        return Of(both[..length]);
    }

    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[Sha256.Length];
        Sha256.Hash(bytes, hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    /// <summary>The same as <see cref="Of(ReadOnlySpan{char})"/>, for names that come again and again (accounts, logs): the latest are remembered.</summary>
    public static ulong OfName(string name)
    {
        ref var place = ref Names[name.GetHashCode(StringComparison.Ordinal) & (NamesMax - 1)];
        if (Volatile.Read(ref place) is { } held && held.Name == name)
            return held.Hash;
        var hashed = new HashedName(name, Of(name));
        Volatile.Write(ref place, hashed);
        return hashed.Hash;
    }

    private sealed record HashedName(string Name, ulong Hash);
}
