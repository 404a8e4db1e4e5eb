namespace FraudGrains.Grains.Scoring;

/// <summary>What a silo scores with at one moment. Replaced as a whole, so that nobody ever sees one half of a change.</summary>
/// <param name="Active">The model that decides.</param>
/// <param name="Shadow">The challenger that scores beside it; null when there is none.</param>
/// <param name="Sequence">Rises with every change of this silo.</param>
internal sealed record ModelsServing(ScoringModel Active, ScoringModel? Shadow, long Sequence);
