using System.Text.Json;
using FraudGrains.Audit;
using FraudGrains.Decisions;
using FraudGrains.Wire;

namespace FraudGrains.Silo.Persistence.Audit;

/// <summary>Reads a published receipt back as an alert.</summary>
internal static class ReceiptReader
{
    public static Alert ToAlert(long sequence, byte[] receipt)
    {
        using var json = JsonDocument.Parse(receipt);
        var root = json.RootElement;
        JsonText.TryType(Text(root, "type"), out var type);
        return new(sequence, ToDecision(root), type, root.GetProperty("amount").GetDecimal(), Text(root, "currency"));
    }

    public static bool TryOutcome(string? text, out Outcome outcome)
    {
        (outcome, var known) = text switch
        {
            "approve" => (Outcome.Approve, true),
            "review" => (Outcome.Review, true),
            "block" => (Outcome.Block, true),
            _ => (default, false),
        };
        return known;
    }

    private static Decision ToDecision(JsonElement root)
    {
        TryOutcome(Text(root, "outcome"), out var outcome);
        return new()
        {
            TransactionId = Text(root, "transactionId"),
            Payer = new(Text(root, "payer")),
            Payee = new(Text(root, "payee")),
            OccurredAt = root.GetProperty("occurredAt").GetDateTimeOffset(),
            DecidedAt = root.GetProperty("decidedAt").GetDateTimeOffset(),
            Outcome = outcome,
            Score = root.GetProperty("score").GetDouble(),
            Mode = root.GetProperty("mode").Deserialize<DecisionMode>(),
            Reasons = [.. root.GetProperty("reasons").EnumerateArray().Select(ToReason)],
            ModelVersion = Text(root, "modelVersion"),
            RuleSetVersion = Text(root, "ruleSetVersion"),
            FeatureSchemaVersion = root.GetProperty("featureSchemaVersion").GetInt32(),
            StateVersion = root.GetProperty("stateVersion").GetInt64(),
        };
    }

    private static Reason ToReason(JsonElement reason) => new(Text(reason, "code"), Text(reason, "text"), reason.GetProperty("contribution").GetDouble());

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}
