namespace FraudGrains.Grains.Accounts;

/// <summary>A part of an account's stored form that is written on its own.</summary>
/// <param name="Number">Which part: 0 is the head, which every write renews. An account is its parts in the order of their numbers.</param>
/// <param name="Bytes">Its bytes, not changed after this; none when the part is taken away.</param>
public readonly record struct StatePart(int Number, ReadOnlyMemory<byte> Bytes);
