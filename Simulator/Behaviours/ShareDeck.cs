using FraudGrains.Simulator.Population;

namespace FraudGrains.Simulator.Behaviours;

/// <summary>Shares from 0 to 1 as cards: every part of the range comes once a round, in another order each.</summary>
internal sealed class ShareDeck(RandomSource random)
{
    private const int Cards = 512;

    private readonly short[] _cards = [.. Enumerable.Range(0, Cards).Select(card => (short)card)];
    private int _next = Cards;

    public double Next()
    {
        if (_next == Cards)
            Shuffle();
        // Never 0 or 1: the normal scale has no place for them.
        return Math.Clamp((_cards[_next++] + random.Next()) / Cards, 1e-9, 1 - 1e-9);
    }

    private void Shuffle()
    {
        for (var i = Cards - 1; i > 0; i--)
        {
            var other = random.Whole(i + 1);
            (_cards[i], _cards[other]) = (_cards[other], _cards[i]);
        }

        _next = 0;
    }
}
