using System.Text.Json;
using FraudGrains.Accounts;

namespace FraudGrains.Wire;

/// <summary>Transactions as JSON: the canonical form, and PaySim's eleven columns. Unknown fields are passed over; labels and balances after the fact are never looked at.</summary>
public static class TransactionJson
{
    /// <summary>Largest record that is read, in bytes.</summary>
    public const int LengthMax = 64 * 1024;

    /// <summary>The hour that PaySim calls step 1. The published log names no date: this one is ours.</summary>
    public static readonly DateTimeOffset PaySimStepOne = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Reads one transaction in either form.</summary>
    /// <param name="utf8">The JSON document.</param>
    /// <param name="idWhenMissing">Id for a PaySim record that brings none (derived from its log position); null to demand one.</param>
    /// <param name="transaction">What was read.</param>
    /// <param name="fault">What is wrong, when the answer is false.</param>
    public static bool TryRead(ReadOnlySpan<byte> utf8, string? idWhenMissing, out Transaction? transaction, out TransactionFault fault)
    {
        transaction = null;
        if (utf8.Length > LengthMax)
        {
            fault = new("$", $"is {utf8.Length} bytes; at most {LengthMax} are read");
            return false;
        }

        var fields = new TransactionFields();
        try
        {
            if (!ReadFields(utf8, fields, out fault))
                return false;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            fault = new("$", $"is not valid JSON: {e.Message}");
            return false;
        }

        transaction = fields.ToTransaction(idWhenMissing, out fault);
        return transaction is not null;
    }

    /// <summary>The canonical form.</summary>
    public static byte[] ToUtf8(Transaction transaction) => JsonScratch.Write(transaction, Write);

    /// <summary>Writes the canonical form.</summary>
    public static void Write(Utf8JsonWriter writer, Transaction transaction)
    {
        writer.WriteStartObject();
        writer.WriteString("transactionId"u8, transaction.TransactionId);
        writer.WriteString("occurredAt"u8, JsonText.Time(transaction.OccurredAt));
        writer.WriteString("type"u8, JsonText.Type(transaction.Type));
        writer.WriteNumber("amount"u8, Money.ToMajor(transaction.AmountMinorUnits));
        if (transaction.Currency.Length > 0)
            writer.WriteString("currency"u8, transaction.Currency);
        writer.WriteString("payer"u8, transaction.Payer.Value);
        writer.WriteString("payee"u8, transaction.Payee.Value);
        if (transaction.PayerBalanceBeforeMinorUnits is { } balance)
            writer.WriteNumber("payerBalanceBefore"u8, Money.ToMajor(balance));
        WriteOptional(writer, "channel", transaction.Channel);
        WriteOptional(writer, "device", transaction.Device);
        WriteOptional(writer, "country", transaction.Country);
        writer.WriteEndObject();
    }

    private static bool ReadFields(ReadOnlySpan<byte> utf8, TransactionFields fields, out TransactionFault fault)
    {
        var reader = new Utf8JsonReader(utf8);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            fault = new("$", "must be a JSON object");
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!fields.Read(ref reader, out fault))
                return false;
        }

        if (reader.Read())
        {
            fault = new("$", "has text after the object");
            return false;
        }

        fault = default;
        return true;
    }

    private static void WriteOptional(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }
}
