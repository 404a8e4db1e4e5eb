using FraudGrains.Accounts;
using FraudGrains.Chaos.Feeding;
using FraudGrains.Wire;

namespace FraudGrains.Chaos.Reckoning;

/// <summary>A record as it stands in the topic of transactions.</summary>
/// <param name="Partition">Its partition.</param>
/// <param name="Offset">Its offset.</param>
/// <param name="Transaction">What it says; null for one that must be rejected.</param>
internal sealed record LoggedRecord(int Partition, long Offset, Transaction? Transaction)
{
    public static LoggedRecord Of(int partition, long offset, FedKind kind, byte[]? value)
    {
        if (kind == FedKind.IsRejected)
            return new(partition, offset, null);
        return TransactionJson.TryRead(value, idWhenMissing: null, out var transaction, out var fault)
            ? new(partition, offset, transaction)
            : throw new InvalidOperationException($"The runner itself wrote a transaction that cannot be read: {fault}.");
    }
}
