namespace FraudGrains.Grains.Labels;

/// <summary>What is known of a transaction now.</summary>
public enum Verdict
{
    None = 0,

    Genuine = 1,

    Fraud = 2,
}
