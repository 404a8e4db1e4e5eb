namespace FraudGrains.Grains.Labels;

/// <summary>What somebody found out about one transaction.</summary>
/// <param name="TransactionId">Hash of the transaction's id (<see cref="Velocity.IdentityHash"/>).</param>
/// <param name="OccurredAtMs">Event time of the transaction itself, ms since 1970-01-01 UTC, as its receipt tells it: with the id it is the label's identity.</param>
/// <param name="IsFraud">Fraud, or genuine after all.</param>
/// <param name="LabelledAtMs">When that became known, ms. Before it no feature may know.</param>
public readonly record struct LegLabel(ulong TransactionId, long OccurredAtMs, bool IsFraud, long LabelledAtMs);
