using FraudGrains.Scoring;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace FraudGrains.Grains.Scoring;

/// <inheritdoc cref="IScoringGrain"/>
[StatelessWorker]
internal sealed class ScoringGrain(ModelInForce model, IOptions<ScoringOptions> options) : Grain, IScoringGrain
{
    public Task<Scores> Score(double[][] features) => Task.FromResult(model.Current.Score(features, options.Value.ContributionsMax));
}
