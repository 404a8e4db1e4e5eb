using FraudGrains.Decisions;

namespace FraudGrains.Grains.Labels;

/// <summary>For hosts that keep no figures, such as tests and replays: labels are applied, and only the meter counts them.</summary>
internal sealed class UnkeptTally : ILabelTally
{
    public Task Add(string modelVersion, Outcome outcome, bool isFraud, int change) => Task.CompletedTask;

    public Task<IReadOnlyList<LabelCount>> Read(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<LabelCount>>([]);
}
