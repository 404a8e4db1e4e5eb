namespace FraudGrains.Grains.Velocity;

/// <summary>A set of hashes on the stack, for counting the distinct counterparties of the legs kept one by one.</summary>
internal ref struct SeenSet(Span<ulong> slots)
{
    /// <summary>Twice what it may hold, so that probing stays short.</summary>
    public const int Slots = 2 * LegVelocity.ExactEvents;

    private readonly Span<ulong> _slots = slots;
    private bool _hasZero;

    public int Count { get; private set; }

    public void Add(ulong hash)
    {
        if (hash == 0)
        {
            Count += _hasZero ? 0 : 1;
            _hasZero = true;
            return;
        }

        var slot = (int)(hash % Slots);
        while (_slots[slot] != 0)
        {
            if (_slots[slot] == hash)
                return;
            slot = (slot + 1) % Slots;
        }

        _slots[slot] = hash;
        Count++;
    }
}
