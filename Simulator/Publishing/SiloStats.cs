using System.Text.Json;

namespace FraudGrains.Simulator.Publishing;

/// <summary>What <c>GET /api/v1/stats</c> tells a feeder. A field is null when the silo does not tell it.</summary>
internal sealed record SiloStats
{
    public string? Bootstrap { get; init; }

    public string? Topic { get; init; }

    public bool? IsEmbedded { get; init; }

    public IReadOnlyList<PartitionProgress>? Partitions { get; init; }

    public long? Processed { get; init; }

    public long? Recognised { get; init; }

    public long? DeadLettered { get; init; }

    /// <summary>Records the log no longer held when the silo came to read them.</summary>
    public long? Lost { get; init; }

    /// <summary>Decisions published and not yet in the audit store.</summary>
    public long? AuditLag { get; init; }

    /// <summary>Reads the answer; what is absent or of another kind stays null.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static SiloStats Read(JsonElement root)
    {
        var kafka = Member(root, "kafka");
        return new()
        {
            Bootstrap = Text(kafka, "bootstrap"),
            Topic = Text(kafka, "topic"),
            IsEmbedded = Member(kafka, "embedded") is { ValueKind: JsonValueKind.True or JsonValueKind.False } flag ? flag.GetBoolean() : null,
            Partitions = Member(root, "partitions") is { ValueKind: JsonValueKind.Array } all ? [.. all.EnumerateArray().Select(Partition).OfType<PartitionProgress>()] : null,
            Processed = Whole(root, "processed"),
            Recognised = Whole(root, "recognised"),
            DeadLettered = Whole(root, "deadLettered"),
            Lost = Whole(root, "lost"),
            AuditLag = Whole(root, "auditLag"),
        };
    }

    private static PartitionProgress? Partition(JsonElement json) =>
        Whole(json, "partition") is { } partition && Whole(json, "read") is { } read && Whole(json, "done") is { } done
            ? new((int)partition, read, done, Whole(json, "end") ?? 0)
            : null;

    private static JsonElement? Member(JsonElement? json, string name) =>
        json is { ValueKind: JsonValueKind.Object } all && all.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement? json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } words ? words : null;

    private static long? Whole(JsonElement? json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value : null;
}
