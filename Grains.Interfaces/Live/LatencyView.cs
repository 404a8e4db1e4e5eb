namespace FraudGrains.Live;

/// <summary>Latency of a decision in milliseconds: from the record's delivery (or the request) to durable and published.</summary>
[GenerateSerializer, Immutable, Alias("fg.LatencyView")]
public sealed record LatencyView([property: Id(0)] double P50Ms, [property: Id(1)] double P90Ms, [property: Id(2)] double P99Ms);
