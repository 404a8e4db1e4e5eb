namespace FraudGrains.Accounts;

/// <summary>What became known about an account's transactions, of those whose labels are still kept.</summary>
/// <param name="PaidFraud">Paid by it, and fraud.</param>
/// <param name="PaidGenuine">Paid by it, and genuine after all.</param>
/// <param name="ReceivedFraud">Received by it, and fraud.</param>
/// <param name="ReceivedGenuine">Received by it, and genuine after all.</param>
[GenerateSerializer, Immutable, Alias("fg.AccountLabelCounts")]
public sealed record AccountLabelCounts(
    [property: Id(0)] int PaidFraud, [property: Id(1)] int PaidGenuine, [property: Id(2)] int ReceivedFraud, [property: Id(3)] int ReceivedGenuine);
