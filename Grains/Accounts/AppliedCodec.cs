using FraudGrains.Grains.StateFormat;

namespace FraudGrains.Grains.Accounts;

/// <summary>The stored form of the ids of what was applied.</summary>
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

    private static AppliedTransaction[] ReadIds(ref StateReader reader)
    {
        var ids = new AppliedTransaction[reader.Count(AppliedTransactions.Capacity)];
        var timeMs = 0L;
        for (var i = 0; i < ids.Length; i++)
        {
            var (id, money, body) = (reader.Hash(), reader.Unsigned(), (uint)reader.Unsigned());
            timeMs += reader.Signed();
            if (i > 0 && timeMs < ids[i - 1].TimeMs)
                throw new StateFormatException("has ids that are not in the order of their time");
            ids[i] = new AppliedTransaction(id, (uint)(money >> 1), body, timeMs, (money & 1) == 1);
        }

        return ids;
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
