namespace FraudGrains.Simulator.Checks;

/// <summary>One thing a stream must be like.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Target">What it must be, in words.</param>
/// <param name="Measured">What it is.</param>
/// <param name="Ok">Whether it is as it must be.</param>
internal sealed record Criterion(string Name, string Target, double Measured, bool Ok);
