using FraudGrains.Grains.Velocity;

namespace FraudGrains.Grains.Features;

/// <summary>What an account usually pays: its kept legs in order of amount, for figures that one outlier does not bend.</summary>
internal readonly ref struct OwnAmounts
{
    private readonly ReadOnlySpan<long> _ascending;

    private OwnAmounts(ReadOnlySpan<long> ascending) => _ascending = ascending;

    /// <summary>Median in minor units (the upper one of an even number); NaN when there is none.</summary>
    public double Median => _ascending.IsEmpty ? double.NaN : _ascending[_ascending.Length / 2];

    /// <param name="legs">The legs.</param>
    /// <param name="room">Room for <see cref="LegVelocity.ExactEvents"/> amounts.</param>
    public static OwnAmounts Of(ReadOnlySpan<LegEvent> legs, Span<long> room)
    {
        for (var i = 0; i < legs.Length; i++)
            room[i] = legs[i].AmountMinorUnits;
        room[..legs.Length].Sort();
        return new(room[..legs.Length]);
    }

    /// <summary>Median distance from the median (MAD), in minor units: found outwards from the middle.</summary>
    public double MedianDistance()
    {
        if (_ascending.IsEmpty)
            return double.NaN;
        var middle = _ascending.Length / 2;
        var (below, above, distance) = (middle, middle + 1, 0L);
        for (var taken = 0; taken <= middle; taken++)
        {
            var down = below >= 0 ? _ascending[middle] - _ascending[below] : long.MaxValue;
            var up = above < _ascending.Length ? _ascending[above] - _ascending[middle] : long.MaxValue;
            distance = Math.Min(down, up);
            if (down <= up)
                below--;
            else
                above++;
        }

        return distance;
    }

    /// <summary>Share of the legs below an amount, equals counting half; NaN when there is none.</summary>
    public double Rank(long amount)
    {
        var twice = 0;
        foreach (var own in _ascending)
            twice += own < amount ? 2 : own == amount ? 1 : 0;
        return _ascending.IsEmpty ? double.NaN : twice / (2.0 * _ascending.Length);
    }
}
