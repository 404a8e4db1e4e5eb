namespace FraudGrains.Api.Stats;

/// <summary>Per second, over the last seconds.</summary>
internal readonly record struct Rates(double DecidedPerSecond, double FlaggedPerSecond);
