namespace FraudGrains.Training.Commands;

/// <summary>Which rows are used and how they are split.</summary>
internal sealed record DataRequest(string Data, string Format, DateTimeOffset? SplitAt, DateTimeOffset? TestUntil, DateTimeOffset? From, TimeSpan LabelDelay, bool SkipBad, double AlertBudget);
