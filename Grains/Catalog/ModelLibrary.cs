using FraudGrains.Grains.Scoring;
using FraudGrains.Grains.Scoring.Forest;

namespace FraudGrains.Grains.Catalog;

/// <summary>Models of the store, read, checked and made ready to score once for the whole silo.</summary>
internal sealed class ModelLibrary(IModelStore store, ModelInForce program) : IDisposable
{
    /// <summary>Ready models kept: the one in force, its challenger, the one before, and one that a replay asked for.</summary>
    private const int ReadyMax = 4;

    private readonly SemaphoreSlim _reading = new(1);
    private readonly LinkedList<ScoringModel> _ready = [];

    /// <summary>The model of a version; null when there is none.</summary>
    /// <exception cref="InvalidDataException">It is there and cannot be used; the message says why.</exception>
    public async Task<ScoringModel?> Find(string version, CancellationToken cancellationToken = default)
    {
        if (program.Own.Manifest.Version == version)
            return program.Own;
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (_ready.FirstOrDefault(m => m.Manifest.Version == version) is { } ready)
                _ready.Remove(ready);
            else
                ready = await Read(version, cancellationToken);
            if (ready is null)
                return null;
            _ready.AddFirst(ready);
            if (_ready.Count > ReadyMax)
                _ready.RemoveLast();
            return ready;
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private async Task<ScoringModel?> Read(string version, CancellationToken cancellationToken)
    {
        var stored = (await store.List(cancellationToken)).FirstOrDefault(m => m.Manifest.Version == version);
        if (stored is null || await store.ReadText(version, cancellationToken) is not { } text)
            return null;
        try
        {
            // Reading and compiling a large forest takes a moment: not on a grain's turn.
            return await Task.Run(() => Ready(stored, text), cancellationToken);
        }
        catch (ModelTextException e)
        {
            throw new InvalidDataException($"Model {version} in the store cannot be used: {e.Message} Upload it again.", e);
        }
    }

    private static ScoringModel Ready(StoredModel stored, string text)
    {
        var parsed = ModelText.Parse(text);
        if (ModelFit.ManifestFault(stored.Manifest, parsed) is { } fault)
            throw new InvalidDataException($"Model {stored.Manifest.Version} in the store cannot be used: {fault}.");
        var model = new ScoringModel(parsed, stored.Manifest);
        model.WarmUp();
        return model;
    }
}
