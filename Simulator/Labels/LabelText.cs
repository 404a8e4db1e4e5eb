using System.Text.Json;
using FraudGrains.Wire;

namespace FraudGrains.Simulator.Labels;

/// <summary>Labels as JSON, as the topic and <c>--labels</c> files have them.</summary>
internal static class LabelText
{
    /// <summary>Who says so.</summary>
    private const string Source = "simulator";

    public static byte[] Of(Label label)
    {
        using var bytes = new MemoryStream(256);
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("transactionId"u8, label.TransactionId);
            writer.WriteString("payer"u8, label.Payer);
            writer.WriteString("payee"u8, label.Payee);
            writer.WriteBoolean("isFraud"u8, label.IsFraud);
            writer.WriteString("labelledAt"u8, JsonText.Time(label.LabelledAt));
            writer.WriteString("source"u8, Source);
            writer.WriteEndObject();
        }

        return bytes.ToArray();
    }
}
