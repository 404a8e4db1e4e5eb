using FraudGrains.Grains.Scoring;
using FraudGrains.Scoring;
using FraudGrains.Tests.Shared;

namespace FraudGrains.Simulation.Tests.Cluster;

/// <summary>The model of a silo; at times it does not answer.</summary>
internal sealed class SimulatedScoring(World world) : IScoringGrain
{
    private static readonly ScoringModel Model = TinyModel.Make();

    public async ValueTask<Scores> Score(double[][] features)
    {
        await world.Travel();
        if (world.Strikes(world.Weather.ScoringFails, "scoring fails"))
            throw new TimeoutException("injected: no score");
        return Model.Score(features, contributionsMax: 5);
    }
}
