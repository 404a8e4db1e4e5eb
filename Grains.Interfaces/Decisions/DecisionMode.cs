using System.Text.Json.Serialization;

namespace FraudGrains.Decisions;

/// <summary>On what a decision rests. Never anything but <see cref="Full"/> without saying so. The numbers are stored: never renumber.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DecisionMode>))]
public enum DecisionMode
{
    /// <summary>Both accounts, rules and model.</summary>
    [JsonStringEnumMemberName("full")] Full = 0,

    /// <summary>The model could not be asked.</summary>
    [JsonStringEnumMemberName("rules-only")] RulesOnly = 1,

    /// <summary>The payee's account could not be asked in time.</summary>
    [JsonStringEnumMemberName("stale-state")] StaleState = 2,

    /// <summary>The payer's own state could not be read: decided by amount alone.</summary>
    [JsonStringEnumMemberName("unavailable")] Unavailable = 3,
}
