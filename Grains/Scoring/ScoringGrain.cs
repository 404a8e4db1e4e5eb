using FraudGrains.Grains.Decisions;
using FraudGrains.Grains.Scoring.Watch;
using FraudGrains.Scoring;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace FraudGrains.Grains.Scoring;

/// <inheritdoc cref="IScoringGrain"/>
[StatelessWorker]
internal sealed class ScoringGrain(ModelInForce model, ModelWatch watch, IOptions<ScoringOptions> options, IOptions<DecisionPolicyOptions> house) : Grain, IScoringGrain
{
    public ValueTask<Scores> Score(double[][] features)
    {
        // Read once: the whole batch is one model's, whatever is activated meanwhile.
        var serving = model.Serving;
        var scores = serving.Active.Score(features, options.Value.ContributionsMax, house.Value.FlagAtScore(serving.Active.Manifest));
        watch.Offer(serving, features, scores.Probabilities);
        return new(scores);
    }
}
