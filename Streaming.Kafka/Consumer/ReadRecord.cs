using Confluent.Kafka;

namespace FraudGrains.Streaming.Kafka.Consumer;

/// <summary>A record as it was read, with the ticket by which it is reported done.</summary>
internal sealed record ReadRecord(Message<byte[]?, byte[]?> Message, long Offset, long Ticket);
