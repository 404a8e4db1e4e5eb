using FraudGrains.Catalog;
using FraudGrains.Grains.Scoring;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FraudGrains.Grains.Catalog;

/// <summary>Brings the models of <see cref="ScoringOptions.CatalogDirectory"/> to the catalog. One that is refused is named and keeps no other back.</summary>
internal sealed partial class FolderAtStart(IOptions<ScoringOptions> options, IGrainFactory grains, ILogger<FolderAtStart> logger) : ILifecycleParticipant<ISiloLifecycle>
{
    /// <summary>Most models taken from a folder, half of what the catalog keeps: a start never pushes out all that was uploaded.</summary>
    public const int ModelsMax = ModelCatalogGrain.ModelsMax / 2;

    /// <remarks>Once the silo is active: the catalog is a grain.</remarks>
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(nameof(FolderAtStart), ServiceLifecycleStage.Active + 1, Bring);

    private async Task Bring(CancellationToken cancellationToken)
    {
        if (options.Value.CatalogDirectory is not { } relative)
            return;
        var directory = Path.Combine(AppContext.BaseDirectory, relative);
        foreach (var (i, path) in ModelFiles.Of(directory).Index())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var refusal = i < ModelsMax ? await Bring(path) : $"at most {ModelsMax} models of a folder are taken.";
            if (refusal is not null)
                LogRefused(Path.GetRelativePath(directory, path), directory, refusal);
        }
    }

    /// <summary>Null, or why the model is not in the catalog.</summary>
    private async Task<string?> Bring(string path)
    {
        try
        {
            return (await grains.GetGrain<IModelCatalogGrain>(0).Add(ModelFiles.Read(path))).Refusal?.Detail;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or CatalogUnavailableException or TimeoutException)
        {
            return e.Message;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Model {Model} of the folder {Folder} is not in the catalog: {Reason}")]
    private partial void LogRefused(string model, string folder, string reason);
}
