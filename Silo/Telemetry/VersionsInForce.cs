namespace FraudGrains.Silo.Telemetry;

/// <summary>What this silo decides with, for its reports.</summary>
/// <param name="Model">Version of the model.</param>
/// <param name="RuleSet">Version of the rule set.</param>
internal sealed record VersionsInForce(string Model, string RuleSet);
