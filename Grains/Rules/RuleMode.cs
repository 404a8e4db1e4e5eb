namespace FraudGrains.Grains.Rules;

/// <summary>Whether a rule decides.</summary>
public enum RuleMode
{
    /// <summary>Not looked at.</summary>
    Off = 0,

    /// <summary>Looked at and told in the receipt; decides nothing.</summary>
    Shadow = 1,

    /// <summary>Decides.</summary>
    Live = 2,
}
