using System.Text.Json;
using FraudGrains.Decisions;
using FraudGrains.Grains.Decisions;
using FraudGrains.Grains.Rules;
using FraudGrains.Grains.Scoring;
using FraudGrains.Wire;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace FraudGrains.Grains.Catalog;

/// <inheritdoc cref="IReplayGrain"/>
[StatelessWorker]
internal sealed class ReplayGrain(ModelLibrary library, RuleSet rules, IOptions<ScoringOptions> scoring, IOptions<DecisionPolicyOptions> policy) : Grain, IReplayGrain
{
    public async Task<ReplayAnswer> Replay(byte[] receipt)
    {
        DecisionReceipt read;
        string[] names;
        try
        {
            (read, names) = ReceiptJson.Read(receipt);
        }
        catch (JsonException e)
        {
            return new(null, $"The receipt cannot be read: {e.Message}");
        }

        if (ReceiptReplay.Missing(read, names, rules) is { } missing)
            return new(null, missing);
        var version = read.Decision.ModelVersion;
        var model = version.Length == 0 ? null : await Find(version);
        return model is null && version.Length > 0
            ? new(null, $"The decision was made by model {version}, which is no longer kept. Upload it again, then ask again.")
            : new(ReceiptReplay.Compute(read, rules, model, scoring.Value.ContributionsMax, policy.Value), null);
    }

    private async Task<ScoringModel?> Find(string version)
    {
        try
        {
            return await library.Find(version);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
