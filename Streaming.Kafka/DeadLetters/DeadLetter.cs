using System.Globalization;
using System.Text;
using Confluent.Kafka;

namespace FraudGrains.Streaming.Kafka.DeadLetters;

/// <summary>Makes dead letters: the record as it came, with why and from where in its headers (<see cref="DeadLetterHeaders"/>).</summary>
public static class DeadLetter
{
    // A reason is for people; a header is not the place for a document.
    private const int MaxReasonLength = 1024;

    /// <summary>The letter of a record: its key, value, time and headers, and those of every dead letter.</summary>
    /// <param name="record">The record.</param>
    /// <param name="from">Where it came from.</param>
    /// <param name="reason">Why it is not taken; at most 1,024 characters of it are kept.</param>
    public static Message<byte[]?, byte[]?> Of(Message<byte[]?, byte[]?> record, TopicPartitionOffset from, string reason)
    {
        var headers = new Headers();
        foreach (var header in record.Headers ?? [])
            headers.Add(header.Key, header.GetValueBytes());
        headers.Add(DeadLetterHeaders.Reason, Encoding.UTF8.GetBytes(reason.Length <= MaxReasonLength ? reason : reason[..MaxReasonLength]));
        headers.Add(DeadLetterHeaders.Topic, Encoding.UTF8.GetBytes(from.Topic));
        headers.Add(DeadLetterHeaders.Partition, Digits(from.Partition.Value));
        headers.Add(DeadLetterHeaders.Offset, Digits(from.Offset.Value));
        return new() { Key = record.Key, Value = record.Value, Headers = headers, Timestamp = record.Timestamp };
    }

    /// <summary>Leaves out the value of a letter that is too large for its topic, and says so in a header.</summary>
    /// <returns>False when it is left out already: then it is something else that is too large.</returns>
    public static bool TryOmitValue(Message<byte[]?, byte[]?> letter)
    {
        if (letter.Value is null)
            return false;
        letter.Headers.Add(DeadLetterHeaders.OmittedValueBytes, Digits(letter.Value.Length));
        letter.Value = null;
        return true;
    }

    private static byte[] Digits(long number) => Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture));
}
