namespace FraudGrains.Accounts;

/// <summary>One leg's velocity in one window.</summary>
/// <param name="Window">Name of the window: 1m, 5m, 1h, 24h, 7d or 30d.</param>
/// <param name="Count">Legs in the window.</param>
/// <param name="Sum">Their amounts together, in major units.</param>
/// <param name="Mean">Mean amount in major units; 0 when there is none.</param>
/// <param name="Max">Largest amount in major units; 0 when there is none.</param>
/// <param name="StandardDeviation">Population standard deviation of the amounts in major units.</param>
/// <param name="DistinctCounterparties">How many different counterparties; an estimate for accounts with more events than are kept one by one.</param>
[GenerateSerializer, Immutable, Alias("fg.VelocityView")]
public sealed record VelocityView(
    [property: Id(0)] string Window,
    [property: Id(1)] long Count,
    [property: Id(2)] decimal Sum,
    [property: Id(3)] double Mean,
    [property: Id(4)] decimal Max,
    [property: Id(5)] double StandardDeviation,
    [property: Id(6)] long DistinctCounterparties);
