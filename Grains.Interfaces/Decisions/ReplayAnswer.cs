namespace FraudGrains.Decisions;

/// <summary>The answer to a replay.</summary>
/// <param name="Receipt">The receipt computed again (UTF-8 JSON); null when <paramref name="Missing"/> says why it could not be.</param>
/// <param name="Missing">What the decision rested on and is no longer at hand, as a sentence; null when nothing is.</param>
[GenerateSerializer, Immutable, Alias("fg.ReplayAnswer")]
public sealed record ReplayAnswer([property: Id(0)] byte[]? Receipt, [property: Id(1)] string? Missing);
