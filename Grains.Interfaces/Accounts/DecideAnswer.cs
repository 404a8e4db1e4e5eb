using FraudGrains.Decisions;

namespace FraudGrains.Accounts;

/// <summary>The answer to a request for a decision.</summary>
/// <param name="Decision">The decision; null when <paramref name="IsConflict"/>, and for a repeat whose receipt is not at hand yet: ask again, and take nothing else for the answer.</param>
/// <param name="IsRepeat">The transaction had been decided before; this is the same answer again.</param>
/// <param name="IsConflict">The transaction id had been used before with another body; nothing was decided or changed.</param>
[GenerateSerializer, Immutable, Alias("fg.DecideAnswer")]
public sealed record DecideAnswer(
    [property: Id(0)] Decision? Decision,
    [property: Id(1)] bool IsRepeat,
    [property: Id(2)] bool IsConflict);
