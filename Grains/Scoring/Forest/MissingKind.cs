namespace FraudGrains.Grains.Scoring.Forest;

/// <summary>What a split does with a value that counts as missing.</summary>
public enum MissingKind
{
    /// <summary>Nothing is missing: NaN is read as 0 and compared.</summary>
    None,

    /// <summary>Zero and NaN are missing and go left.</summary>
    ZeroLeft,

    /// <summary>Zero and NaN are missing and go right.</summary>
    ZeroRight,

    /// <summary>NaN is missing and goes left.</summary>
    NanLeft,

    /// <summary>NaN is missing and goes right.</summary>
    NanRight,
}
