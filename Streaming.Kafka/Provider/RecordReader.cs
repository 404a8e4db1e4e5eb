using FraudGrains.Streaming.Kafka.Cache;
using FraudGrains.Streaming.Kafka.Consumer;
using FraudGrains.Streaming.Kafka.Decoding;

namespace FraudGrains.Streaming.Kafka.Provider;

/// <summary>Makes of one record what goes into the cache, or the reason why nothing can.</summary>
internal static class RecordReader
{
    public static (CachedRecord? Record, string? Rejection) Read(IKafkaRecordDecoder decoder, PartitionSession session, ReadRecord read)
    {
        try
        {
            var decoding = decoder.Decode(new KafkaRecord
            {
                Key = read.Message.Key,
                Value = read.Message.Value,
                HasKey = read.Message.Key is not null,
                HasValue = read.Message.Value is not null,
                Headers = read.Message.Headers,
                Timestamp = DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(0, read.Message.Timestamp.UnixTimestampMs)),
                LogName = session.LogName,
                Topic = session.TopicPartition.Topic,
                Partition = session.Partition,
                Offset = read.Offset,
                LowWatermark = session.Tracker.LowWatermark,
                StandsOn = session.StandsOn,
                Committed = Math.Max(0, session.Committed),
            });
            if (decoding is not { StreamKey: { } key, Item: { } item })
                return (null, decoding.Rejection ?? "the decoder gave neither an item nor a reason");
            return (new CachedRecord(StreamId.Create(session.Options.Namespace, key), item, read.Offset, read.Ticket), null);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // One record that the decoder chokes on must not take the batch with it.
            return (null, $"{error.GetType().Name}: {error.Message}");
        }
    }
}
