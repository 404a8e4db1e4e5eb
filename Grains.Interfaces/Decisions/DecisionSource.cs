using System.Text.Json.Serialization;

namespace FraudGrains.Decisions;

/// <summary>Who asked for a decision. The numbers are stored: never renumber.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DecisionSource>))]
public enum DecisionSource
{
    /// <summary>The log brought it: it has happened, both legs count whatever the outcome.</summary>
    [JsonStringEnumMemberName("stream")] Stream = 0,

    /// <summary>A client asked before the fact: the legs count unless the outcome is block.</summary>
    [JsonStringEnumMemberName("api")] Api = 1,
}
