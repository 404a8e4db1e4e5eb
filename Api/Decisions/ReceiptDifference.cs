using System.Text.Json;

namespace FraudGrains.Api.Decisions;

/// <summary>Tells in which fields two receipts differ.</summary>
internal static class ReceiptDifference
{
    public static string Tell(byte[] one, byte[] other)
    {
        using var first = JsonDocument.Parse(one);
        using var second = JsonDocument.Parse(other);

        // The hash differs whenever anything does: it explains nothing.
        var names = first.RootElement.EnumerateObject()
            .Where(p => p.Name != "receiptHash" && !(second.RootElement.TryGetProperty(p.Name, out var value) && JsonElement.DeepEquals(p.Value, value)))
            .Select(p => p.Name).ToList();
        return names.Count == 0 ? "its spelling" : string.Join(", ", names);
    }
}
