namespace FraudGrains.Simulator.Publishing;

/// <summary>What the broker said of one record.</summary>
/// <param name="Partition">Where it was written.</param>
/// <param name="Offset">Its offset there.</param>
/// <param name="Error">Why it was not written; null when it was.</param>
internal readonly record struct Delivery(int Partition, long Offset, string? Error);
