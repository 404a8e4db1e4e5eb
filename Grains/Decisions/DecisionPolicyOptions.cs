using FraudGrains.Grains.Scoring;

namespace FraudGrains.Grains.Decisions;

/// <summary>From which score on a decision is no longer an approval. Section "Decisions".</summary>
public sealed class DecisionPolicyOptions
{
    /// <summary>Scores at or above this go to a human. Range 0 to 1. Default: the model's own threshold.</summary>
    public double? ReviewAtScore { get; set; }

    /// <summary>Scores at or above this are blocked. Range 0 to 1, not below <see cref="ReviewAtScore"/>. Default: the model's own threshold.</summary>
    public double? BlockAtScore { get; set; }

    /// <summary>Without a score (mode rules-only): amounts at or above this, in major units, go to a human. Default 0: all of them.</summary>
    public decimal ReviewWithoutScoreAtAmount { get; set; }

    /// <summary>Without the payee's account (mode stale-state): amounts at or above this, in major units, go to a human. Default 0: all of them.</summary>
    public decimal ReviewWithoutPayeeAtAmount { get; set; }

    /// <summary>The lowest score at which a decision of this model is no longer an approval.</summary>
    internal double FlagAtScore(ModelManifest model) => Math.Min(ReviewAtScore ?? model.ReviewAtScore, BlockAtScore ?? model.BlockAtScore);
}
