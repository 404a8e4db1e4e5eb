using System.Text.Json;
using FraudGrains.Accounts;
using FraudGrains.Decisions;
using FraudGrains.Wire;

namespace FraudGrains.Silo.Persistence.Audit;

/// <summary>What the audit store counts of a receipt.</summary>
internal readonly record struct AuditEntry(string TransactionId, Outcome Outcome, bool IsDegraded, bool IsApi, long AmountMinorUnits, ReadOnlyMemory<byte> Receipt)
{
    public bool IsAlert => Outcome != Outcome.Approve;

    /// <summary>A blocked authorisation asked over the API moved nothing; whatever the log brought has happened.</summary>
    public bool HasMoved => !(IsApi && Outcome == Outcome.Block);

    /// <summary>Reads a receipt; false when it is not one. What is counted stands before the features: the rest is not looked at.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> receipt, out AuditEntry entry)
    {
        entry = default;
        try
        {
            var fields = AuditFields.Read(receipt.Span);
            if (!fields.IsComplete || fields.Id!.Length == 0 || !Money.TryToMinor(fields.Amount!.Value, Transaction.AmountMinorUnitsMax, out var amountMinorUnits))
                return false;
            entry = new(fields.Id, fields.Outcome!.Value, !fields.IsFull!.Value, fields.IsApi!.Value, amountMinorUnits, receipt);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }
}
