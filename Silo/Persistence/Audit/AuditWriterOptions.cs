namespace FraudGrains.Silo.Persistence.Audit;

/// <summary>How the audit store is filled.</summary>
/// <param name="GroupId">Consumer group that reads the decisions topic.</param>
/// <param name="BatchMax">Receipts appended in one database transaction. Default 2,000.</param>
/// <param name="LingerMs">How long a batch that is not full waits for more, in milliseconds. Default 100.</param>
internal sealed record AuditWriterOptions(string GroupId, int BatchMax = 2_000, int LingerMs = 100);
