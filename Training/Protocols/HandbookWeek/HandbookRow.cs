namespace FraudGrains.Training.Protocols.HandbookWeek;

/// <summary>One row that teaches or judges.</summary>
/// <param name="Time">When it happened.</param>
/// <param name="Card">The customer.</param>
/// <param name="IsFraud">The label.</param>
/// <param name="Book">The book's 15 features.</param>
/// <param name="Engine">The engine's features.</param>
internal sealed record HandbookRow(DateTimeOffset Time, string Card, bool IsFraud, double[] Book, double[] Engine);
