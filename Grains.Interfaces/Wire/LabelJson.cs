using System.Text.Json;
using FraudGrains.Accounts;
using FraudGrains.Labels;

namespace FraudGrains.Wire;

/// <summary>Labels as JSON: <c>{transactionId, payer, payee, isFraud, labelledAt, source}</c>. Unknown fields are passed over.</summary>
public static class LabelJson
{
    /// <summary>Largest label that is read, in bytes.</summary>
    public const int LengthMax = 8 * 1024;

    private const int SourceLengthMax = 64;

    /// <summary>Reads a label.</summary>
    /// <param name="utf8">The JSON document.</param>
    /// <param name="now">A label may not have become known after now (and <see cref="TransactionTime.AheadMax"/> for clocks that are off).</param>
    /// <param name="label">What was read.</param>
    /// <param name="fault">What is wrong, when the answer is false.</param>
    public static bool TryRead(ReadOnlySpan<byte> utf8, DateTimeOffset now, out TransactionLabel? label, out TransactionFault fault)
    {
        label = null;
        if (utf8.Length > LengthMax)
        {
            fault = new("$", $"is {utf8.Length} bytes; at most {LengthMax} are read");
            return false;
        }

        try
        {
            var reader = new Utf8JsonReader(utf8);
            using var json = JsonDocument.ParseValue(ref reader);
            if (reader.Read())
                throw new JsonException("has text after the object");
            label = json.RootElement.ValueKind == JsonValueKind.Object ? Read(json.RootElement, now, out fault) : throw new JsonException("must be a JSON object");
            return label is not null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            fault = new("$", $"is not a label as JSON: {e.Message}");
            return false;
        }
    }

    private static TransactionLabel? Read(JsonElement root, DateTimeOffset now, out TransactionFault fault)
    {
        if (!Text(root, "transactionId", Transaction.TransactionIdLengthMax, out var id, out fault)
            || !Text(root, "payer", AccountId.LengthMax, out var payer, out fault)
            || !Text(root, "payee", AccountId.LengthMax, out var payee, out fault))
            return null;
        if (!root.TryGetProperty("isFraud", out var isFraud) || isFraud.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            fault = new("isFraud", "must be true or false");
            return null;
        }

        if (!root.TryGetProperty("labelledAt", out var at) || at.ValueKind != JsonValueKind.String || !JsonText.TryTime(at.GetString(), out var labelledAt))
        {
            fault = new("labelledAt", "must be an ISO 8601 time such as 2026-01-12T09:30:00.000Z");
            return null;
        }

        if (labelledAt.Year < 1971 || labelledAt > now + TransactionTime.AheadMax)
        {
            fault = new("labelledAt", $"must lie after 1970 and not more than {TransactionTime.AheadMax.TotalHours:0} hours ahead of now");
            return null;
        }

        var source = "";
        if (root.TryGetProperty("source", out var told) && told.ValueKind != JsonValueKind.Null && !Text(root, "source", SourceLengthMax, out source, out fault))
            return null;
        return new() { TransactionId = id, Payer = new(payer), Payee = new(payee), IsFraud = isFraud.GetBoolean(), LabelledAt = labelledAt, Source = source };
    }

    private static bool Text(JsonElement root, string name, int lengthMax, out string text, out TransactionFault fault)
    {
        text = "";
        fault = new(name, $"must be 1 to {lengthMax} visible ASCII characters");
        if (!root.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String)
            return false;
        text = value.GetString()!;
        if (text.Length == 0 || text.Length > lengthMax || text.AsSpan().ContainsAnyExceptInRange('!', '~'))
            return false;
        fault = default;
        return true;
    }
}
