using System.Globalization;

namespace FraudGrains.Streaming.Kafka.Topics;

/// <summary>How far a partition was done when its owner gave it up, or, while one has it, when that owner took it.</summary>
/// <param name="Position">Every record below this offset is done.</param>
/// <param name="DoneAbove">Offsets at or above it that are done too, ascending; bounded by what may be in flight.</param>
/// <param name="StandsOn">The store in which they are (see <see cref="Hosting.KafkaStreamControl.StandOn"/>); 0 when none was named.</param>
/// <param name="Owner">Who has the partition; null once it is given up.</param>
public sealed record KafkaHandoverNote(long Position, IReadOnlyList<long> DoneAbove, ulong StandsOn = 0, string? Owner = null)
{
    private const char OwnerSign = '@';
    private const char StoreSign = '#';

    /// <summary>The note as text: the position, the offsets above it, the store, the owner.</summary>
    public override string ToString() => string.Join(' ', DoneAbove.Prepend(Position))
        + (StandsOn == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {StoreSign}{StandsOn}")) + (Owner is null ? "" : $" {OwnerSign}{Owner}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static KafkaHandoverNote? Parse(string? text)
    {
        if (text is null)
            return null;
        var (offsets, store, owner) = (new List<long>(), 0UL, (string?)null);
        foreach (var word in text.Split(' '))
        {
            if (owner is null && offsets.Count > 0 && word.Length > 1 && word[0] == OwnerSign)
                owner = word[1..];
            else if (owner is null && offsets.Count > 0 && word.Length > 1 && word[0] == StoreSign && ulong.TryParse(word.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                store = number;
            else if (owner is null && long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var offset))
                offsets.Add(offset);
            else
                return null;
        }

        return new(offsets[0], offsets[1..], store, owner);
    }
}
