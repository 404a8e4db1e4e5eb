namespace FraudGrains.Accounts;

/// <summary>What became of one request of many.</summary>
/// <param name="Features">What the payee knows; null when it was not asked that, or has not answered.</param>
/// <param name="Error">What the payee's call threw; null when it threw nothing.</param>
/// <param name="IsLate">The payee has not answered yet, and its neighbours' answers do not wait for it: call it again, alone.</param>
[GenerateSerializer, Immutable, Alias("fg.DeskAnswer")]
public readonly record struct DeskAnswer(
    [property: Id(0)] PayeeFeatures[]? Features,
    [property: Id(1)] Exception? Error,
    [property: Id(2)] bool IsLate);
