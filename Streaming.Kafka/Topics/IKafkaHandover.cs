namespace FraudGrains.Streaming.Kafka.Topics;

/// <summary>
/// Where an owner that gives up a partition in good order leaves word how far it got, because the committed offset stays a replay margin behind;
/// and where one that takes it says so, because the next shall wait until it has given up.
/// A host implements it over the very store that its grains write to: then whoever finds a note knows that what it vouches for was written before it,
/// and a store that lost its last moments has lost the note first. Without one, the next owner begins at the committed offset.
/// </summary>
public interface IKafkaHandover
{
    /// <summary>The last note left for a partition of this log, or null.</summary>
    ValueTask<KafkaHandoverNote?> Find(string logName, int partition, CancellationToken cancellation);

    /// <summary>Leaves a note; replaces the one before.</summary>
    ValueTask Leave(string logName, int partition, KafkaHandoverNote note, CancellationToken cancellation);

    /// <summary>Takes the note away: the next owner shall begin at the committed offset.</summary>
    ValueTask Clear(string logName, int partition, CancellationToken cancellation);
}
