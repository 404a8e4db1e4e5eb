using FraudGrains.Grains.Rules;
using FraudGrains.Grains.Scoring;

namespace FraudGrains.Silo.Telemetry;

/// <summary>What this silo decides with, for its reports.</summary>
internal sealed class VersionsInForce(ModelInForce model, RuleSet rules)
{
    /// <summary>Version of the model that decides now.</summary>
    public string Model => model.Current.Manifest.Version;

    /// <summary>Version of the rule set.</summary>
    public string RuleSet => rules.Version;
}
