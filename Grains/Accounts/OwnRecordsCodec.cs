using FraudGrains.Grains.StateFormat;

namespace FraudGrains.Grains.Accounts;

/// <summary>The stored form of the records by which the log made an account pay: all of one log, and mostly of one partition.</summary>
internal static class OwnRecordsCodec
{
    public static void Write(StateWriter writer, OwnRecords own)
    {
        if (own.Records.Count == 0)
            return;
        writer.Hash(own.Records[0].Log);
        var previous = 0L;
        foreach (var record in own.Records)
        {
            writer.Count(record.Partition);
            writer.Signed(record.Offset - previous);
            previous = record.Offset;
        }
    }

    public static void Read(ref StateReader reader, OwnRecords own)
    {
        if (reader.IsAtEnd)
            return;
        var (log, offset) = (reader.Hash(), 0L);
        while (!reader.IsAtEnd)
        {
            if (own.Records.Count == OwnRecords.Capacity)
                throw new StateFormatException($"has more than {OwnRecords.Capacity} records that may come again");
            var partition = reader.Small();
            offset = unchecked(offset + reader.Signed());
            if (offset < 0)
                throw new StateFormatException("has a record at an offset below 0");
            own.Restore(new(log, partition, offset));
        }
    }
}
