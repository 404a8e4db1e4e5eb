using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FraudGrains.Grains.Velocity;

/// <summary>
/// A HyperLogLog of 64 registers (Flajolet, Fusy, Gandouet, Meunier 2007): how many different counterparties a bucket saw, in 64 bytes.
/// Registers only ever rise, so the order of arrival does not matter and sketches of buckets merge. Standard error 1.04/√64 = 13 %.
/// </summary>
[InlineArray(Registers)]
internal struct DistinctSketch
{
    public const int Registers = 64;

    /// <summary>Bias correction for 64 registers, from the paper.</summary>
    private const double Alpha = 0.709;

    /// <summary>2^-rank for every rank there is.</summary>
    private static readonly double[] Inverse = [.. Enumerable.Range(0, 64).Select(rank => 1.0 / (1UL << rank))];

    private byte _register0;

    /// <summary>Which registers are not 0, one bit each.</summary>
    public readonly ulong Set
    {
        get
        {
            ReadOnlySpan<byte> registers = this;
            ulong zeros = 0;
            for (var i = 0; i < Registers; i += Vector256<byte>.Count)
                zeros |= (ulong)Vector256.Equals(Vector256.Create(registers[i..]), Vector256<byte>.Zero).ExtractMostSignificantBits() << i;
            return ~zeros;
        }
    }

    public void Add(ulong hash)
    {
        ref var register = ref this[(int)(hash >> 58)];
        var rank = (byte)(BitOperations.LeadingZeroCount((hash << 6) | (1UL << 5)) + 1);
        if (rank > register)
            register = rank;
    }

    public void Merge(in DistinctSketch other)
    {
        Span<byte> mine = this;
        ReadOnlySpan<byte> others = other;
        for (var i = 0; i < Registers; i += Vector256<byte>.Count)
            Vector256.Max(Vector256.Create(mine[i..]), Vector256.Create(others[i..])).CopyTo(mine[i..]);
    }

    public readonly long Estimate()
    {
        // Most sketches are of a few counterparties: only registers that are set are looked at.
        var set = Set;
        var zeros = Registers - BitOperations.PopCount(set);
        ReadOnlySpan<byte> registers = this;
        double inverseSum = zeros;
        for (; set != 0; set &= set - 1)
            inverseSum += Inverse[registers[BitOperations.TrailingZeroCount(set)]];

        var estimate = Alpha * Registers * Registers / inverseSum;

        // Below 2.5 m the paper counts empty registers instead (linear counting).
        if (estimate <= 2.5 * Registers && zeros > 0)
            estimate = Registers * Math.Log((double)Registers / zeros);
        return (long)Math.Round(estimate);
    }
}
