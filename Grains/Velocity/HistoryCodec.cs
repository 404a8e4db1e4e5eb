using FraudGrains.Grains.StateFormat;

namespace FraudGrains.Grains.Velocity;

/// <summary>The stored form of what a leg remembers beyond its windows: about 12 bytes for a typical account. The same history gives the same bytes.</summary>
internal static class HistoryCodec
{
    public static void Write(StateWriter writer, LegVelocity leg)
    {
        if (leg.Amounts.Count == 0)
            return;
        writer.Unsigned((ulong)leg.Amounts.Count);
        writer.Wide(leg.Amounts.Sum);
        writer.Wide(leg.Amounts.SumOfSquares);
        writer.Count(leg.Folded.OldestFirst.Count);
        foreach (var (day, count) in leg.Folded.OldestFirst)
        {
            writer.Signed(day);
            writer.Unsigned((ulong)count);
        }
    }

    /// <summary>A state from before there was such a section reads as one without a history.</summary>
    public static void Read(ref StateReader reader, LegVelocity leg)
    {
        if (reader.IsAtEnd)
            return;
        leg.Amounts = new((long)reader.Unsigned(), reader.Wide(), reader.Wide());
        for (var left = reader.Count(); left > 0; left--)
            leg.Folded.Restore(reader.Signed(), (long)reader.Unsigned());
    }
}
