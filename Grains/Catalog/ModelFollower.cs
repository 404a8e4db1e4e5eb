using FraudGrains.Grains.Features;
using FraudGrains.Grains.Scoring;
using Microsoft.Extensions.Logging;

namespace FraudGrains.Grains.Catalog;

/// <summary>Has this silo score with what the cluster has chosen.</summary>
internal sealed partial class ModelFollower(IModelStore store, ModelLibrary library, ModelInForce models, CatalogStatus status, ILogger<ModelFollower> logger) : IDisposable
{
    private readonly SemaphoreSlim _following = new(1);
    private ModelChoice _followed = ModelChoice.None;

    /// <summary>Generation of the choice that this silo follows.</summary>
    public long Generation => _followed.Generation;

    /// <summary>Reads the choice and switches to it. The choice is read inside the lock: whoever asks after a change is written sees that change or a later one.</summary>
    /// <exception cref="Exception">The store cannot be asked; what served before still serves.</exception>
    public async Task<long> Follow(CancellationToken cancellationToken = default)
    {
        await _following.WaitAsync(cancellationToken);
        try
        {
            string? problem = null;
            var choice = await ReadChoice(cancellationToken);
            var active = choice.Active is null ? models.Own : await Find(choice.Active);
            var shadow = choice.Shadow is null ? null : await Find(choice.Shadow);
            if (problem is not null && problem != status.Problem)
                LogNotFollowed(problem, (active ?? models.Current).Manifest.Version);
            status.Problem = problem;
            if (active is null)
                return Generation;
            if (!ReferenceEquals(active, models.Current))
                LogSwitched(active.Manifest.Version, models.Current.Manifest.Version);
            models.Switch(active, shadow);
            _followed = choice;
            return Generation;

            // A chosen model that is not there or not whole: what served goes on, and says so everywhere, until somebody chooses another.
            async Task<ScoringModel?> Find(string version)
            {
                try
                {
                    if (await library.Find(version, cancellationToken) is { } model)
                        return model;
                    problem = $"Model {version} is chosen, but the store does not hold it. Upload it again, or activate another.";
                }
                catch (InvalidDataException e)
                {
                    problem = e.Message;
                }

                return null;
            }
        }
        finally
        {
            _following.Release();
        }
    }

    public void Dispose() => _following.Dispose();

    private async Task<ModelChoice> ReadChoice(CancellationToken cancellationToken)
    {
        var held = await store.ReadChoice(FeatureSchema.Version, cancellationToken) ?? ModelChoice.None;
        if (held.Generation >= Generation)
            return held;

        // Generations only rise: the store came back without its last moments.
        if (await store.RestoreChoice(FeatureSchema.Version, _followed, cancellationToken))
            LogRestored(_followed.Active, held.Generation, Generation);
        return await store.ReadChoice(FeatureSchema.Version, cancellationToken) ?? ModelChoice.None;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Model {Version} is in force; it was {Before}.")]
    private partial void LogSwitched(string version, string before);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The choice of model {Version} was written back: the store held choice {Held}, this silo follows {Generation}.")]
    private partial void LogRestored(string? version, long held, long generation);

    [LoggerMessage(Level = LogLevel.Critical, Message = "{Problem} Meanwhile model {Version} decides.")]
    private partial void LogNotFollowed(string problem, string version);
}
