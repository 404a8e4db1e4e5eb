namespace FraudGrains.Fuzz.Tests.Fuzzing;

/// <summary>Makes inputs out of good ones: cuts, flips, repeats, splices and inserts, as often as it takes to get past the first check and fail at a later one.</summary>
/// <param name="corpus">Good inputs.</param>
/// <param name="words">Words of the format, and what has broken readers of it before.</param>
internal sealed class Mutator(IReadOnlyList<byte[]> corpus, IReadOnlyList<byte[]> words)
{
    /// <summary>Most changes to one input.</summary>
    private const int ChangesMax = 8;

    public byte[] Next(Random random)
    {
        if (random.Next(50) == 0)
            return Noise(random, random.Next(200));
        var bytes = Pick(random, corpus).ToList();
        for (var changes = random.Next(ChangesMax + 1); changes > 0; changes--)
            Change(random, bytes);
        return [.. bytes];
    }

    private void Change(Random random, List<byte> bytes)
    {
        var at = random.Next(bytes.Count + 1);
        var length = Math.Min(random.Next(1, 1 << random.Next(1, 10)), bytes.Count - at);
        switch (random.Next(9))
        {
            case 0 when at < bytes.Count: bytes[at] ^= (byte)(1 << random.Next(8)); break;
            case 1 when at < bytes.Count: bytes[at] = (byte)random.Next(256); break;
            case 2 when at < bytes.Count: bytes[at] = Pick(random, Edges); break;
            case 3: bytes.RemoveRange(at, length); break;
            case 4: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
            case 5: bytes.InsertRange(at, Noise(random, random.Next(1, 12))); break;
            case 6: bytes.InsertRange(at, Pick(random, words)); break;
            case 7: Splice(random, bytes, at, length); break;
            default: bytes.RemoveRange(at, random.Next(4) == 0 ? bytes.Count - at : length); bytes.InsertRange(at, Pick(random, words)); break;
        }
    }

    private void Splice(Random random, List<byte> bytes, int at, int length)
    {
        var other = Pick(random, corpus);
        var from = random.Next(other.Length);
        bytes.RemoveRange(at, length);
        bytes.InsertRange(at, other[from..Math.Min(other.Length, from + length + random.Next(16))]);
    }

    private static readonly byte[] Edges = [0, 1, 0x3F, 0x40, 0x7F, 0x80, 0x81, 0xBF, 0xC0, 0xED, 0xF4, 0xFE, 0xFF];

    private static byte[] Noise(Random random, int length)
    {
        var noise = new byte[length];
        random.NextBytes(noise);
        return noise;
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
