using System.Collections.Concurrent;
using FraudGrains.Streaming.Kafka.Topics;

namespace FraudGrains.Kafka.Tests.Fixtures;

/// <summary>Word from owner to owner, kept by the test.</summary>
internal sealed class NotesInMemory : IKafkaHandover
{
    private readonly ConcurrentDictionary<(string, int), string> _notes = new();

    private volatile bool _frozen;

    /// <summary>The highest position that any note vouches for; 0 without notes.</summary>
    public long Furthest => _notes.Values.Max(note => KafkaHandoverNote.Parse(note)?.Position) ?? 0;

    /// <summary>From now on nothing is written: whoever has a partition seems never to give it up.</summary>
    public void FreezeClaims() => _frozen = true;

    public ValueTask<KafkaHandoverNote?> Find(string logName, int partition, CancellationToken cancellation) =>
        new(KafkaHandoverNote.Parse(_notes.GetValueOrDefault((logName, partition))));

    public ValueTask Leave(string logName, int partition, KafkaHandoverNote note, CancellationToken cancellation)
    {
        if (!_frozen)
            _notes[(logName, partition)] = note.ToString();
        return ValueTask.CompletedTask;
    }

    public ValueTask Clear(string logName, int partition, CancellationToken cancellation)
    {
        _notes.TryRemove((logName, partition), out _);
        return ValueTask.CompletedTask;
    }
}
