using FraudGrains.Accounts;
using FraudGrains.Grains.Velocity;

namespace FraudGrains.Grains.Accounts;

/// <summary>A place in a log, its name hashed.</summary>
internal readonly record struct AppliedPosition(ulong Log, int Partition, long Offset)
{
    public static AppliedPosition Of(in LogPosition position) => new(IdentityHash.OfName(position.Log), position.Partition, position.Offset);
}
