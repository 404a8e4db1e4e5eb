namespace FraudGrains.Simulator.Progress;

/// <summary>How far long work is.</summary>
/// <param name="Doing">What is being done, as in "sending".</param>
/// <param name="Count">How many are done.</param>
/// <param name="Fraction">Share of the whole, 0 to 1; null when the whole is not known.</param>
/// <param name="Note">What holds it up, or empty.</param>
internal readonly record struct ProgressSample(string Doing, long Count, double? Fraction, string Note);
