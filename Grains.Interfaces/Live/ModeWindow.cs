using FraudGrains.Decisions;

namespace FraudGrains.Live;

/// <summary>Decisions of the last minute by mode. Safe to use from several threads.</summary>
public sealed class ModeWindow(TimeProvider time)
{
    /// <summary>How far back it looks: long enough for a person to see a moment's trouble, short enough to be over when it is.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private const int Slots = 12, Modes = 4;

    private readonly long[] _counts = new long[Slots * Modes];
    private readonly long[] _slotTimes = new long[Slots];
    private readonly Lock _lock = new();

    public void Add(DecisionMode mode)
    {
        lock (_lock)
            _counts[(Slot() * Modes) + (int)mode]++;
    }

    /// <summary>The counts of the last minute, to within its twelfth part.</summary>
    public ModeCounts Read()
    {
        Span<long> sums = stackalloc long[Modes];
        lock (_lock)
        {
            var oldest = Number() - Slots + 1;
            for (var i = 0; i < _counts.Length; i++)
                sums[i % Modes] += _slotTimes[i / Modes] >= oldest ? _counts[i] : 0;
        }

        return new(sums[0], sums[1], sums[2], sums[3]);
    }

    private long Number() => (long)(time.GetElapsedTime(0) / (Length / Slots));

    private int Slot()
    {
        var number = Number();
        var slot = (int)(number % Slots);
        if (_slotTimes[slot] != number)
        {
            _slotTimes[slot] = number;
            Array.Clear(_counts, slot * Modes, Modes);
        }

        return slot;
    }
}
