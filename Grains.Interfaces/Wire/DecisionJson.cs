using System.Text.Json;
using FraudGrains.Decisions;

namespace FraudGrains.Wire;

/// <summary>A decision as JSON. The order and spelling of the fields never vary: the same decision gives the same bytes.</summary>
public static class DecisionJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Reads a decision, or the decision inside a receipt.</summary>
    /// <exception cref="JsonException">It is neither.</exception>
    public static Decision Read(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize<Decision>(utf8, Options) ?? throw new JsonException("A decision must be a JSON object.");

    public static byte[] ToUtf8(Decision decision) => JsonScratch.Write(decision, static (writer, decision) =>
    {
        writer.WriteStartObject();
        WriteFields(writer, decision);
        writer.WriteEndObject();
    });

    internal static void WriteFields(Utf8JsonWriter writer, Decision decision)
    {
        writer.WriteString("transactionId"u8, decision.TransactionId);
        writer.WriteString("payer"u8, decision.Payer.Value);
        writer.WriteString("payee"u8, decision.Payee.Value);
        WriteTime(writer, "occurredAt"u8, decision.OccurredAt);
        WriteTime(writer, "decidedAt"u8, decision.DecidedAt);
        writer.WriteString("outcome"u8, JsonText.Of(decision.Outcome));
        writer.WriteNumber("score"u8, decision.Score);
        writer.WriteString("mode"u8, JsonText.Of(decision.Mode));
        writer.WriteStartArray("reasons"u8);
        foreach (var reason in decision.Reasons)
        {
            writer.WriteStartObject();
            writer.WriteString("code"u8, reason.Code);
            writer.WriteString("text"u8, reason.Text);
            writer.WriteNumber("contribution"u8, reason.Contribution);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("modelVersion"u8, decision.ModelVersion);
        writer.WriteString("ruleSetVersion"u8, decision.RuleSetVersion);
        writer.WriteNumber("featureSchemaVersion"u8, decision.FeatureSchemaVersion);
        writer.WriteNumber("stateVersion"u8, decision.StateVersion);
    }

    private static void WriteTime(Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset time)
    {
        Span<byte> text = stackalloc byte[JsonText.TimeLength];
        JsonText.WriteTime(time, text);
        writer.WriteString(name, text);
    }
}
