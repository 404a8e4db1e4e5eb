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

    /// <summary>Reads a receipt; false when it is not one.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> receipt, out AuditEntry entry)
    {
        entry = default;
        try
        {
            using var json = JsonDocument.Parse(receipt);
            var root = json.RootElement;
            if (!ReceiptReader.TryOutcome(root.GetProperty("outcome"u8).GetString(), out var outcome)
                || !Money.TryToMinor(root.GetProperty("amount"u8).GetDecimal(), Transaction.AmountMinorUnitsMax, out var amount)
                || root.GetProperty("transactionId"u8).GetString() is not { Length: > 0 } id)
                return false;
            var isDegraded = !root.GetProperty("mode"u8).ValueEquals("full"u8);
            entry = new(id, outcome, isDegraded, root.GetProperty("source"u8).ValueEquals("api"u8), amount, receipt);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return false;
        }
    }
}
