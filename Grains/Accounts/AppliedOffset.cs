namespace FraudGrains.Grains.Accounts;

/// <summary>A record that was applied.</summary>
/// <param name="Partition">Its partition.</param>
/// <param name="Offset">Its place in it.</param>
/// <param name="Leg">Which leg it is, when this account received one (see <see cref="CreditRecorder"/>).</param>
internal readonly record struct AppliedOffset(int Partition, long Offset, ulong? Leg);
