using System.Buffers;
using System.Text.Json;
using FraudGrains.Accounts;
using FraudGrains.Decisions;

namespace FraudGrains.Wire;

/// <summary>A receipt as JSON: the decision's fields, then what they rest on. The same receipt gives the same bytes.</summary>
public static class ReceiptJson
{
    private static readonly JsonSerializerOptions FieldOptions = new(JsonSerializerDefaults.Web);

    /// <summary>The receipt with its hash filled in: SHA-256 over its JSON without the hash field.</summary>
    /// <param name="receipt">The receipt, its hash still empty.</param>
    /// <param name="featureNames">Names of the features, in the order of the schema.</param>
    public static DecisionReceipt Seal(DecisionReceipt receipt, IReadOnlyList<string> featureNames) => SealAndWrite(receipt, featureNames).Receipt;

    /// <summary>The receipt with its hash filled in, and its bytes: written once, for the hash is the last field.</summary>
    /// <param name="receipt">The receipt, its hash still empty.</param>
    /// <param name="featureNames">Names of the features, in the order of the schema.</param>
    public static (DecisionReceipt Receipt, byte[] Utf8) SealAndWrite(DecisionReceipt receipt, IReadOnlyList<string> featureNames)
    {
        var opening = ",\"receiptHash\":\""u8;
        var room = opening.Length + (2 * Sha256.Length) + 1;
        var utf8 = Write(receipt with { ReceiptHash = "" }, featureNames, room);
        var end = utf8.Length - room;
        Span<byte> hash = stackalloc byte[Sha256.Length];
        Sha256.Hash(utf8.AsSpan(0, end), hash);
        var tail = utf8.AsSpan(end - 1);
        opening.CopyTo(tail);
        Convert.TryToHexStringLower(hash, tail[opening.Length..], out _);
        (tail[^2], tail[^1]) = ((byte)'"', (byte)'}');
        return (receipt with { ReceiptHash = Convert.ToHexStringLower(hash) }, utf8);
    }

    /// <summary>The receipt's bytes, as published and kept.</summary>
    public static byte[] ToUtf8(DecisionReceipt receipt, IReadOnlyList<string> featureNames) => Write(receipt, featureNames, room: 0);

    /// <summary>Reads a receipt and the names of its features, in their order. Numbers come back bit by bit; a feature that is null is not known (NaN).</summary>
    /// <exception cref="JsonException">It is not a receipt.</exception>
    public static (DecisionReceipt Receipt, string[] FeatureNames) Read(ReadOnlySpan<byte> utf8)
    {
        var decision = DecisionJson.Read(utf8);
        var wire = JsonSerializer.Deserialize<Fields>(utf8, FieldOptions) ?? throw new JsonException("A receipt must be a JSON object.");
        if (!JsonText.TryType(wire.Type, out var type) || !Money.TryToMinor(wire.Amount, Transaction.AmountMinorUnitsMax, out var amount))
            throw new JsonException("A receipt must tell the type and the amount of its transaction.");
        var receipt = new DecisionReceipt
        {
            Decision = decision,
            Source = wire.Source,
            Type = type,
            AmountMinorUnits = amount,
            Currency = wire.Currency,
            Features = [.. wire.Features.Values.Select(v => v ?? double.NaN)],
            RuleHits = wire.RuleHits,
            PreviousReceiptHash = wire.PreviousReceiptHash,
            ReceiptHash = wire.ReceiptHash,
        };
        return (receipt, [.. wire.Features.Keys]);
    }

    private static byte[] Write(DecisionReceipt receipt, IReadOnlyList<string> featureNames, int room) =>
        JsonScratch.Write((receipt, featureNames), static (writer, all) => Write(writer, all.receipt, all.featureNames), room);

    private static void Write(Utf8JsonWriter writer, DecisionReceipt receipt, IReadOnlyList<string> featureNames)
    {
        writer.WriteStartObject();
        DecisionJson.WriteFields(writer, receipt.Decision);
        writer.WriteString("source"u8, JsonText.Of(receipt.Source));
        writer.WriteString("type"u8, JsonText.Type(receipt.Type));
        writer.WriteNumber("amount"u8, Money.ToMajor(receipt.AmountMinorUnits));
        writer.WriteString("currency"u8, receipt.Currency);
        WriteFeatures(writer, receipt.Features, featureNames);
        writer.WriteStartArray("ruleHits"u8);
        foreach (var hit in receipt.RuleHits)
            writer.WriteStringValue(hit);
        writer.WriteEndArray();
        writer.WriteString("previousReceiptHash"u8, receipt.PreviousReceiptHash);
        if (receipt.ReceiptHash.Length > 0)
            writer.WriteString("receiptHash"u8, receipt.ReceiptHash);
        writer.WriteEndObject();
    }

    private static void WriteFeatures(Utf8JsonWriter writer, double[] features, IReadOnlyList<string> names)
    {
        var json = FeaturesJson.For(names);
        var room = ArrayPool<byte>.Shared.Rent(json.LengthMax);
        writer.WritePropertyName("features"u8);
        writer.WriteRawValue(room.AsSpan(0, json.Write(features, room)), skipInputValidation: true);
        ArrayPool<byte>.Shared.Return(room);
    }

    /// <summary>What a receipt says beyond its decision. Features keep the order in which they are written.</summary>
    private sealed record Fields(
        DecisionSource Source, string Type, decimal Amount, string Currency, OrderedDictionary<string, double?> Features, string[] RuleHits, string PreviousReceiptHash, string ReceiptHash);
}
