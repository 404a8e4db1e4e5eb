namespace FraudGrains.Training.Native;

/// <summary>LightGBM's library refused a call.</summary>
public sealed class LightGbmException(string message) : Exception($"LightGBM: {message}");
