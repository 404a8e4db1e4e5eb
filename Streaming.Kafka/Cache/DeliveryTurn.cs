namespace FraudGrains.Streaming.Kafka.Cache;

/// <summary>Where a cursor stands in the order of deliveries.</summary>
internal enum DeliveryTurn
{
    /// <summary>It has nothing to deliver.</summary>
    None,

    /// <summary>Others are before it.</summary>
    Waits,

    /// <summary>It is its turn, and the agent has not moved it yet.</summary>
    Called,

    /// <summary>It delivers.</summary>
    Has,

    /// <summary>It delivers, and has taken so long that its turn went to another.</summary>
    Overdue,
}
