using System.Text.Json.Serialization;

namespace FraudGrains.Decisions;

/// <summary>What shall happen to a transaction, in rising severity. The numbers are stored: never renumber.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Outcome>))]
public enum Outcome
{
    [JsonStringEnumMemberName("approve")] Approve = 0,

    /// <summary>A human looks at it.</summary>
    [JsonStringEnumMemberName("review")] Review = 1,

    [JsonStringEnumMemberName("block")] Block = 2,
}
