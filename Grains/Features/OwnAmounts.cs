using FraudGrains.Grains.Velocity;

namespace FraudGrains.Grains.Features;

/// <summary>What an account usually pays, by its kept legs: figures that one outlier does not bend.</summary>
internal readonly ref struct OwnAmounts
{
    private readonly ReadOnlySpan<LegEvent> _legs;
    private readonly Span<long> _room;

    private OwnAmounts(ReadOnlySpan<LegEvent> legs, Span<long> room)
    {
        _legs = legs;
        _room = room[..legs.Length];
        for (var i = 0; i < legs.Length; i++)
            _room[i] = legs[i].AmountMinorUnits;
        Median = legs.IsEmpty ? double.NaN : OrderStatistic.Of(_room, legs.Length / 2);
    }

    /// <summary>Median in minor units (the upper one of an even number); NaN when there is none.</summary>
    public double Median { get; }

    /// <param name="legs">The legs.</param>
    /// <param name="room">Room for <see cref="LegVelocity.ExactEvents"/> amounts.</param>
    public static OwnAmounts Of(ReadOnlySpan<LegEvent> legs, Span<long> room) => new(legs, room);

    /// <summary>Median distance from the median (MAD), in minor units; the upper one of an even number, NaN when there is none.</summary>
    public double MedianDistance()
    {
        if (_legs.IsEmpty)
            return double.NaN;
        var median = (long)Median;
        for (var i = 0; i < _room.Length; i++)
            _room[i] = Math.Abs(_legs[i].AmountMinorUnits - median);
        return OrderStatistic.Of(_room, _room.Length / 2);
    }

    /// <summary>Share of the legs below an amount, equals counting half; NaN when there is none.</summary>
    public double Rank(long amount)
    {
        var twice = 0;
        foreach (var leg in _legs)
            twice += leg.AmountMinorUnits < amount ? 2 : leg.AmountMinorUnits == amount ? 1 : 0;
        return _legs.IsEmpty ? double.NaN : twice / (2.0 * _legs.Length);
    }
}
