namespace FraudGrains.Chaos.Feeding;

/// <summary>What must become of a record.</summary>
internal enum FedKind
{
    /// <summary>A transaction: it counts once, however often its id comes.</summary>
    Counts,

    /// <summary>Cannot be understood, or must not count: it stands in the dead-letter topic and changes nothing.</summary>
    IsRejected,
}
