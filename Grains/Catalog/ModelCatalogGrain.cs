using FraudGrains.Catalog;
using FraudGrains.Grains.Decisions;
using FraudGrains.Grains.Features;
using FraudGrains.Grains.Labels;
using FraudGrains.Grains.Scoring;
using Microsoft.Extensions.Options;

namespace FraudGrains.Grains.Catalog;

/// <inheritdoc cref="IModelCatalogGrain"/>
/// <remarks>
/// Remembers nothing: models and choice are in the store, and a choice is written only over the one it follows. Two activations of this grain could not do harm.
/// </remarks>
internal sealed class ModelCatalogGrain(
    IModelStore store, ILabelTally labels, ModelServices services, ModelActivation activation, ModelInForce program, IOptions<DecisionPolicyOptions> house, TimeProvider time)
    : Grain, IModelCatalogGrain, IIncomingGrainCallFilter
{
    /// <summary>Models kept. The oldest that is not in use goes when another comes; decisions it made can then no longer be computed again.</summary>
    public const int ModelsMax = 32;

    /// <summary>A silo that does not tell its figures in this time is told as one that did not answer.</summary>
    private static readonly TimeSpan FiguresPatience = TimeSpan.FromSeconds(2);

    /// <summary>The exceptions of a store's client are not known on every silo: what went wrong travels as text.</summary>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (Exception e) when (e is not OrleansException and not TimeoutException)
        {
            throw new CatalogUnavailableException($"The catalog of models cannot be asked: {e.GetType().Name}: {e.Message}");
        }
    }

    public async Task<ModelList> GetModels()
    {
        var choice = await Choice();
        var silos = await Task.WhenAll((await services.Silos()).Select(AskFigures));
        var models = await store.List(CancellationToken.None);
        var counts = await labels.Read(CancellationToken.None);
        var inForce = choice.Active ?? Own;
        var manifest = models.FirstOrDefault(m => m.Manifest.Version == inForce)?.Manifest ?? program.Own.Manifest;
        return new()
        {
            InForce = inForce,
            Previous = choice.Previous,
            Since = choice.Since,
            FeatureSchemaVersion = FeatureSchema.Version,
            Models = [.. models.OrderByDescending(m => m.AddedAt).ThenBy(m => m.Manifest.Version).Select(m => View(m, choice) with { Labels = FigureSums.Labels(m.Manifest.Version, counts) })],
            Shadow = choice.Shadow is { } shadow ? FigureSums.Shadow(shadow, silos.Select(s => s.Figures)) : null,
            Drift = FigureSums.Drift(manifest, silos.Select(s => s.Figures)),
            Silos = [.. silos.Select(s => new SiloModel(s.Silo, s.Figures?.Version ?? "", s.Figures is null ? "did not answer" : s.Figures.Problem))],
        };
    }

    public async Task<CatalogAnswer> Add(ModelUpload upload)
    {
        var (manifest, refusal) = await Task.Run(() => UploadReader.Read(upload, house.Value));
        if (manifest is null)
            return refusal!;
        var known = await store.List(CancellationToken.None);
        var choice = await Choice();
        if (known.FirstOrDefault(m => m.Manifest.Version == manifest.Version) is { } kept)
        {
            return (kept.Manifest.ReviewAtScore, kept.Manifest.BlockAtScore) == (manifest.ReviewAtScore, manifest.BlockAtScore)
                ? new(View(kept, choice), IsNew: false, null)
                : CatalogAnswer.Refused(RefusalKind.OtherManifest, $"Model {manifest.Version} is kept with the thresholds {kept.Manifest.ReviewAtScore} and {kept.Manifest.BlockAtScore}, not {manifest.ReviewAtScore} and {manifest.BlockAtScore}. A version never changes its meaning: set Decisions:ReviewAtScore and Decisions:BlockAtScore, or train again.");
        }

        if (known.Count >= ModelsMax && !await MakeRoom(known, choice))
            return CatalogAnswer.Refused(RefusalKind.Full, $"{known.Count} models are kept, and none of them may go. At most {ModelsMax} are kept.");
        var stored = new StoredModel(manifest, time.GetUtcNow(), upload.Source);
        await store.Save(stored, upload.Text, CancellationToken.None);
        return new(View(stored, choice), IsNew: true, null);
    }

    public async Task<CatalogAnswer> Activate(string version)
    {
        var choice = await Choice();
        if (choice.Active == version)
            return await Change(version, choice, null);
        return await Change(version, choice, choice with
        {
            Active = version,
            Previous = choice.Active ?? Own,
            Shadow = choice.Shadow == version ? null : choice.Shadow,
            Since = time.GetUtcNow(),
        });
    }

    public async Task<CatalogAnswer> Shadow(string? version)
    {
        var choice = await Choice();
        return await Change(version, choice, choice.Shadow == version ? null : choice with { Shadow = version });
    }

    private string Own => program.Own.Manifest.Version;

    private async Task<ModelChoice> Choice() => await store.ReadChoice(FeatureSchema.Version, CancellationToken.None) ?? ModelChoice.None;

    /// <summary>Everybody gets the model ready; then the choice is written; then everybody follows it. What fails before the write changes nothing.</summary>
    private async Task<CatalogAnswer> Change(string? version, ModelChoice before, ModelChoice? wanted)
    {
        var model = version is null ? null
            : (await store.List(CancellationToken.None)).FirstOrDefault(m => m.Manifest.Version == version)
            ?? (version == Own ? new(program.Own.Manifest, time.GetUtcNow(), "program") : null);
        if (version is not null && model is null)
            return CatalogAnswer.Refused(RefusalKind.UnknownModel, $"There is no model '{version}'. GET /api/v1/models lists them.");
        if (model is not null && ModelFit.SchemaFault(model.Manifest) is { } fault)
            return CatalogAnswer.Refused(RefusalKind.FeatureSchemaMismatch, $"Model {version}: {fault}.");
        if (version is not null && await activation.Prepare(version) is { } why)
            return CatalogAnswer.Refused(RefusalKind.NotLoadable, $"Nothing was changed: {why}.");
        var choice = before;
        if (wanted is not null)
        {
            choice = wanted with { Generation = before.Generation + 1 };
            if (!await store.WriteChoice(FeatureSchema.Version, choice, CancellationToken.None))
                return CatalogAnswer.Refused(RefusalKind.Raced, "Somebody else chose a model at the same moment. Look at GET /api/v1/models, and ask again.");
        }

        return await activation.Confirm(choice.Generation) is { Length: > 0 } missing
            ? CatalogAnswer.Refused(RefusalKind.NotConfirmed, $"The choice is written and every silo will follow it, but {string.Join(", ", missing)} has not confirmed in time. Ask again.")
            : new(model is null ? null : View(model, choice), IsNew: false, null);
    }

    /// <summary>Lets the oldest model go that neither decides, nor did before, nor scores beside, nor comes with the program.</summary>
    private async Task<bool> MakeRoom(IReadOnlyList<StoredModel> known, ModelChoice choice)
    {
        string?[] used = [choice.Active, choice.Previous, choice.Shadow, Own];
        if (known.Where(m => !used.Contains(m.Manifest.Version)).MinBy(m => m.AddedAt) is not { } oldest)
            return false;
        await store.Remove(oldest.Manifest.Version, CancellationToken.None);
        return true;
    }

    private async Task<(string Silo, SiloFigures? Figures)> AskFigures(SiloAddress silo)
    {
        try
        {
            return ($"{silo.Endpoint}", await services.On(silo).GetFigures().WaitAsync(FiguresPatience, time));
        }
#pragma warning disable CA1031 // A silo that does not answer is told as one that did not answer.
        catch (Exception)
#pragma warning restore CA1031
        {
            return ($"{silo.Endpoint}", null);
        }
    }

    private CatalogModel View(StoredModel model, ModelChoice choice) => new()
    {
        Version = model.Manifest.Version,
        FeatureSchemaVersion = model.Manifest.FeatureSchemaVersion,
        ReviewAtScore = model.Manifest.ReviewAtScore,
        BlockAtScore = model.Manifest.BlockAtScore,
        AddedAt = model.AddedAt,
        Source = model.Source,
        Role = model.Manifest.Version == (choice.Active ?? Own) ? ModelRole.InForce : model.Manifest.Version == choice.Shadow ? ModelRole.Shadow : ModelRole.Idle,
    };
}
