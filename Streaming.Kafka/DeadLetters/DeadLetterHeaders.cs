namespace FraudGrains.Streaming.Kafka.DeadLetters;

/// <summary>Headers that a dead letter carries besides its own.</summary>
public static class DeadLetterHeaders
{
    /// <summary>Why the record could not be understood, UTF-8.</summary>
    public const string Reason = "dlq.reason";

    /// <summary>The topic it came from, UTF-8.</summary>
    public const string Topic = "dlq.topic";

    /// <summary>The partition it came from, decimal digits.</summary>
    public const string Partition = "dlq.partition";

    /// <summary>Its offset there, decimal digits.</summary>
    public const string Offset = "dlq.offset";

    /// <summary>Present when the value was too large to be written again; the value's length in bytes, decimal digits.</summary>
    public const string OmittedValueBytes = "dlq.omitted-value-bytes";
}
