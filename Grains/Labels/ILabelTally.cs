using FraudGrains.Decisions;

namespace FraudGrains.Grains.Labels;

/// <summary>How decisions stood up to what became known, counted for the whole cluster. Implemented by the host.</summary>
public interface ILabelTally
{
    /// <summary>Adds to one count.</summary>
    /// <param name="modelVersion">Model that made the decision; empty when none was asked.</param>
    /// <param name="outcome">What was decided.</param>
    /// <param name="isFraud">What became known.</param>
    /// <param name="change">1, or -1 when a correction takes it back.</param>
    Task Add(string modelVersion, Outcome outcome, bool isFraud, int change);

    /// <summary>Every count.</summary>
    Task<IReadOnlyList<LabelCount>> Read(CancellationToken cancellationToken);
}

/// <summary>One count.</summary>
public readonly record struct LabelCount(string ModelVersion, Outcome Outcome, bool IsFraud, long Count);
