using FraudGrains.Grains.StateFormat;

namespace FraudGrains.Grains.Accounts;

/// <summary>The stored form of what was applied by its place in the log; the legs at those places are a section of their own.</summary>
internal static class PositionsCodec
{
    public static void Write(StateWriter writer, AppliedPositions positions)
    {
        foreach (var log in positions.Logs)
        {
            writer.Hash(log.Hash);
            writer.Count(log.Lows.Length);
            var above = log.Above;
            foreach (var (partition, low) in log.Lows)
            {
                writer.Count(partition);
                writer.Unsigned((ulong)low);
                var own = CountOf(above, partition);
                writer.Count(own);
                var previous = low;
                foreach (var applied in above[..own])
                {
                    writer.Unsigned((ulong)(applied.Offset - previous));
                    previous = applied.Offset;
                }

                above = above[own..];
            }
        }
    }

    public static void Read(ref StateReader reader, AppliedPositions positions)
    {
        while (!reader.IsAtEnd)
        {
            if (positions.Logs.Count == AppliedPositions.LogsMax)
                throw new StateFormatException($"has more than {AppliedPositions.LogsMax} logs");
            var log = positions.AddLog(reader.Hash());
            for (var left = reader.Count(); left > 0; left--)
            {
                var (partition, low) = (reader.Small(), reader.Positive());
                if (log.Lows is [.., var before] && before.Partition >= partition)
                    throw new StateFormatException($"has partition {partition} out of its order");
                log.Raise(partition, low);
                var offset = low;
                for (var offsets = reader.Count(); offsets > 0; offsets--)
                    log.Restore(partition, offset = unchecked(offset + (long)reader.Unsigned()), leg: null);
            }
        }
    }

    /// <summary>The legs of the positions, by log (its place in the order), partition and offset.</summary>
    public static void WriteLegs(StateWriter writer, AppliedPositions positions)
    {
        for (var number = 0; number < positions.Logs.Count; number++)
        {
            var above = positions.Logs[number].Above;
            foreach (var (partition, low) in positions.Logs[number].Lows)
            {
                var own = CountOf(above, partition);
                Write(writer, number, partition, low, above[..own]);
                above = above[own..];
            }
        }
    }

    public static void ReadLegs(ref StateReader reader, AppliedPositions positions)
    {
        while (!reader.IsAtEnd)
        {
            var (number, partition) = (reader.Small(), reader.Small());
            if (number >= positions.Logs.Count || !positions.Logs[number].Knows(partition))
                throw new StateFormatException("has legs at a place in the log that it does not know");
            var log = positions.Logs[number];
            for (var left = reader.Count(); left > 0; left--)
                log.Name(partition, unchecked(log.LowOf(partition) + (long)reader.Unsigned()), reader.Hash());
        }
    }

    private static void Write(StateWriter writer, int log, int partition, long low, ReadOnlySpan<AppliedOffset> offsets)
    {
        var legs = 0;
        foreach (var applied in offsets)
            legs += applied.Leg is null ? 0 : 1;
        if (legs == 0)
            return;
        writer.Count(log);
        writer.Count(partition);
        writer.Count(legs);
        foreach (var applied in offsets)
        {
            if (applied.Leg is not { } leg)
                continue;
            writer.Unsigned((ulong)(applied.Offset - low));
            writer.Hash(leg);
        }
    }

    private static int CountOf(ReadOnlySpan<AppliedOffset> above, int partition)
    {
        var count = 0;
        while (count < above.Length && above[count].Partition == partition)
            count++;
        return count;
    }
}
