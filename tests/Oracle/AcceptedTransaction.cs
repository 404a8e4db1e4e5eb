using FraudGrains.Accounts;
using FraudGrains.Decisions;

namespace FraudGrains.Oracle;

/// <summary>A transaction that the engine has accepted, once, however often it came.</summary>
/// <param name="Transaction">What it says.</param>
/// <param name="Moved">Both legs count: always for one that the log brought, for one asked for over the API unless it was blocked.</param>
/// <param name="Outcome">What was decided, as published; null when that is not known (the counts by outcome are then compared in total).</param>
public sealed record AcceptedTransaction(Transaction Transaction, bool Moved = true, Outcome? Outcome = null);
