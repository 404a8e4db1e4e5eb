using System.Text;

namespace FraudGrains.Chaos.Feeding;

/// <summary>A record as it is written to the topic; its kind travels along in a header that the engine does not look at.</summary>
internal sealed record FedRecord(string Key, byte[] Value, FedKind Kind, string? TransactionId)
{
    /// <summary>Name of the header; its value is the kind.</summary>
    public const string KindHeader = "chaos.kind";

    public byte[] KeyBytes => Encoding.ASCII.GetBytes(Key);
}
