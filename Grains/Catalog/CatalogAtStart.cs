using FraudGrains.Grains.Scoring;
using Microsoft.Extensions.Logging;

namespace FraudGrains.Grains.Catalog;

/// <summary>Before a silo takes its first call: keeps the program's own model, and follows what the cluster has chosen.</summary>
internal sealed partial class CatalogAtStart(IModelStore store, ModelInForce program, ModelFollower follower, TimeProvider time, ILogger<CatalogAtStart> logger) : ILifecycleParticipant<ISiloLifecycle>
{
    /// <remarks>After the silo has joined and before it is active: whoever changes the choice in between finds it among the members, and asks it again.</remarks>
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(nameof(CatalogAtStart), ServiceLifecycleStage.ApplicationServices, Begin);

    private async Task Begin(CancellationToken cancellationToken)
    {
        await KeepOwn(cancellationToken);
        await follower.Follow(cancellationToken);
        if (!ReferenceEquals(program.Own, program.Current))
            LogOtherInForce(program.Current.Manifest.Version, program.Own.Manifest.Version);
    }

    /// <summary>The folder's model can be gone back to, and its decisions be computed again, when the program has long had another.</summary>
    private async Task KeepOwn(CancellationToken cancellationToken)
    {
        if (program.OwnText is not { } text)
            return;
        var manifest = program.Own.Manifest;
        var kept = (await store.List(cancellationToken)).FirstOrDefault(m => m.Manifest.Version == manifest.Version);
        if (kept is not null && (kept.Manifest.ReviewAtScore, kept.Manifest.BlockAtScore) == (manifest.ReviewAtScore, manifest.BlockAtScore))
            return;
        if (kept is not null)
            LogOtherThresholds(manifest.Version, kept.Manifest.ReviewAtScore, kept.Manifest.BlockAtScore, manifest.ReviewAtScore, manifest.BlockAtScore);
        await store.Save(new(manifest, kept?.AddedAt ?? time.GetUtcNow(), ModelFiles.Source), text, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Model {Version} was chosen over the API and is in force; the folder's model {Own} is at hand.")]
    private partial void LogOtherInForce(string version, string own);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Model {Version} was kept with the thresholds {Review} and {Block}; the folder's model.json says {NewReview} and {NewBlock}, and that holds from now on.")]
    private partial void LogOtherThresholds(string version, double review, double block, double newReview, double newBlock);
}
