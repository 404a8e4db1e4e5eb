using System.Globalization;

namespace FraudGrains.Streaming.Kafka.Topics;

/// <summary>How far a partition was done when its owner gave it up.</summary>
/// <param name="Position">Every record below this offset is done.</param>
/// <param name="DoneAbove">Offsets at or above it that are done too, ascending; bounded by what may be in flight.</param>
public sealed record KafkaHandoverNote(long Position, IReadOnlyList<long> DoneAbove)
{
    /// <summary>The note as text: the position, then the offsets above it.</summary>
    public override string ToString() => string.Join(' ', DoneAbove.Prepend(Position));

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static KafkaHandoverNote? Parse(string? text)
    {
        if (text is null)
            return null;
        var offsets = new List<long>();
        foreach (var word in text.Split(' '))
        {
            if (!long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var offset))
                return null;
            offsets.Add(offset);
        }

        return new(offsets[0], offsets[1..]);
    }
}
