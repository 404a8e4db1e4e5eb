namespace FraudGrains.Live;

/// <summary>A part that a silo stands on and that does not answer it.</summary>
/// <param name="Part">redis, model or stream, as in <c>/health/ready</c>.</param>
/// <param name="Reason">What it says, or how it fails.</param>
[GenerateSerializer, Immutable, Alias("fg.PartAway")]
public sealed record PartAway([property: Id(0)] string Part, [property: Id(1)] string Reason);
