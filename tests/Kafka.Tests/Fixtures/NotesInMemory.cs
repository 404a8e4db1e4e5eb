using System.Collections.Concurrent;
using FraudGrains.Streaming.Kafka.Topics;

namespace FraudGrains.Kafka.Tests.Fixtures;

/// <summary>Word from owner to owner, kept by the test.</summary>
internal sealed class NotesInMemory : IKafkaHandover
{
    private readonly ConcurrentDictionary<(string, int), string> _notes = new();

    public int Count => _notes.Count;

    public ValueTask<KafkaHandoverNote?> Find(string logName, int partition, CancellationToken cancellation) =>
        new(KafkaHandoverNote.Parse(_notes.GetValueOrDefault((logName, partition))));

    public ValueTask Leave(string logName, int partition, KafkaHandoverNote note, CancellationToken cancellation)
    {
        _notes[(logName, partition)] = note.ToString();
        return ValueTask.CompletedTask;
    }

    public ValueTask Clear(string logName, int partition, CancellationToken cancellation)
    {
        _notes.TryRemove((logName, partition), out _);
        return ValueTask.CompletedTask;
    }
}
