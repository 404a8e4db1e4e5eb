using FraudGrains.Accounts;
using FraudGrains.Streaming.Kafka.Decoding;
using FraudGrains.Wire;

namespace FraudGrains.Silo.Streams;

/// <summary>Turns a record of the transactions topic into the payer's next transaction.</summary>
internal sealed class TransactionDecoder(TimeProvider time) : IKafkaRecordDecoder
{
    public KafkaDecoding Decode(in KafkaRecord record)
    {
        if (!record.HasValue)
            return KafkaDecoding.Reject("$: is empty; a transaction as a JSON object is wanted");

        // Most records bring their id: one is only made up for the form that has none.
        var idWhenMissing = record.Value.IndexOf("nameOrig"u8) >= 0 ? IdOf(record) : null;
        if (!TransactionJson.TryRead(record.Value, idWhenMissing, out var transaction, out var fault))
            return KafkaDecoding.Reject(fault.ToString());
        if (TransactionTime.IsTooFarAhead(transaction!, time.GetUtcNow(), out fault))
            return KafkaDecoding.Reject(fault.ToString());
        var position = new LogPosition(record.LogName, record.Partition, record.Offset, record.LowWatermark + 1, record.StandsOn, record.Committed);
        return KafkaDecoding.Deliver(transaction!.Payer.Value, new TransactionRecord(transaction, position));
    }

    /// <summary>The id of a PaySim record that brings none: where it stands. Equal rows may both be real, so nothing in the row itself would do.</summary>
    private static string IdOf(in KafkaRecord record)
    {
        var position = $"{record.Partition}-{record.Offset}";
        var log = record.LogName;
        const int Max = Transaction.TransactionIdLengthMax;
        return log.Length + 1 + position.Length <= Max ? $"{log}-{position}" : $"{log.AsSpan(log.Length - (Max - 1 - position.Length))}-{position}";
    }
}
