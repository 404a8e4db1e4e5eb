namespace FraudGrains.Grains.Velocity;

/// <summary>How many legs one window has, and how much they moved.</summary>
/// <param name="Count">Legs.</param>
/// <param name="Sum">Sum of amounts in minor units.</param>
public readonly record struct WindowTotals(long Count, Int128 Sum);
