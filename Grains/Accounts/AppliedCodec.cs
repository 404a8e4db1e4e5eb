using FraudGrains.Grains.StateFormat;

namespace FraudGrains.Grains.Accounts;

/// <summary>The stored form of the identities of what was applied.</summary>
internal static class AppliedCodec
{
    public static void Write(StateWriter writer, AppliedTransactions transactions)
    {
        if (transactions.ByTime.Count == 0)
            return;
        writer.Signed(transactions.FloorMs);
        Write(writer, transactions.Open);
    }

    public static void Read(ref StateReader reader, AppliedTransactions transactions)
    {
        if (reader.IsAtEnd)
            return;
        var floorMs = reader.Signed();
        foreach (var applied in ReadIds(ref reader))
            transactions.Add(applied);
        transactions.FloorMs = floorMs;
    }

    public static void WriteRun(StateWriter writer, (AppliedTransactions Transactions, SealedIds Run) of)
    {
        writer.Count(of.Run.Number);
        Write(writer, of.Transactions.IdsOf(of.Run));
    }

    public static void ReadRun(ref StateReader reader, AppliedTransactions transactions) => transactions.Restore(reader.Small(), ReadIds(ref reader));

    public static void Write(StateWriter writer, AppliedPositions positions)
    {
        foreach (var log in positions.Logs)
        {
            writer.Hash(log.Hash);
            writer.Count(log.Partitions.Count);
            foreach (var (number, partition) in log.Partitions)
            {
                writer.Count(number);
                writer.Unsigned((ulong)partition.Low);
                writer.Count(partition.Above.Count);
                var previous = partition.Low;
                foreach (var offset in partition.Above)
                {
                    writer.Unsigned((ulong)(offset - previous));
                    previous = offset;
                }
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
                var number = reader.Small();
                var partition = new AppliedPartition { Low = reader.Positive() };
                var offset = partition.Low;
                for (var offsets = reader.Count(); offsets > 0; offsets--)
                    partition.Restore(offset = unchecked(offset + (long)reader.Unsigned()));
                log.Partitions[number] = partition;
            }
        }
    }

    private static void Write(StateWriter writer, ReadOnlySpan<AppliedTransaction> ids)
    {
        writer.Count(ids.Length);
        var previousMs = 0L;
        foreach (var applied in ids)
        {
            writer.Hash(applied.IdHash);
            writer.Unsigned(((ulong)applied.MoneyHash << 1) | (applied.Moved ? 1UL : 0));
            writer.Unsigned(applied.BodyHash);
            writer.Signed(applied.TimeMs - previousMs);
            previousMs = applied.TimeMs;
        }
    }

    private static List<AppliedTransaction> ReadIds(ref StateReader reader)
    {
        var ids = new List<AppliedTransaction>();
        var timeMs = 0L;
        for (var left = reader.Count(AppliedTransactions.Capacity); left > 0; left--)
        {
            var (id, money, body) = (reader.Hash(), reader.Unsigned(), (uint)reader.Unsigned());
            timeMs += reader.Signed();
            if (ids.Count > 0 && timeMs < ids[^1].TimeMs)
                throw new StateFormatException("has ids that are not in the order of their time");
            ids.Add(new AppliedTransaction(id, (uint)(money >> 1), body, timeMs, (money & 1) == 1));
        }

        return ids;
    }

    /// <summary>The legs of the positions, by log (its place in the order), partition and offset.</summary>
    public static void WriteLegs(StateWriter writer, AppliedPositions positions)
    {
        for (var log = 0; log < positions.Logs.Count; log++)
        {
            foreach (var (number, partition) in positions.Logs[log].Partitions)
            {
                if (partition.Legs.Count == 0)
                    continue;
                writer.Count(log);
                writer.Count(number);
                writer.Count(partition.Legs.Count);
                foreach (var offset in partition.Above)
                {
                    if (!partition.Legs.TryGetValue(offset, out var leg))
                        continue;
                    writer.Unsigned((ulong)(offset - partition.Low));
                    writer.Hash(leg);
                }
            }
        }
    }

    public static void ReadLegs(ref StateReader reader, AppliedPositions positions)
    {
        while (!reader.IsAtEnd)
        {
            var (log, number) = (reader.Small(), reader.Small());
            if (log >= positions.Logs.Count || !positions.Logs[log].Partitions.TryGetValue(number, out var partition))
                throw new StateFormatException("has legs at a place in the log that it does not know");
            for (var left = reader.Count(); left > 0; left--)
            {
                var offset = unchecked(partition.Low + (long)reader.Unsigned());
                partition.Legs[offset] = partition.IsAbove(offset) ? reader.Hash() : throw new StateFormatException("has a leg at an offset that it does not know");
            }
        }
    }

    public static void Write(StateWriter writer, ApiLegs legs)
    {
        if (legs.Count == 0)
            return;
        foreach (var (id, atMs) in legs.ToStore)
        {
            writer.Hash(id);
            writer.Signed(atMs);
        }
    }

    public static void Read(ref StateReader reader, ApiLegs legs)
    {
        while (!reader.IsAtEnd)
        {
            var (id, atMs) = (reader.Hash(), reader.Signed());
            if (!legs.Contains(id))
                legs.Restore(id, atMs);
        }
    }
}
