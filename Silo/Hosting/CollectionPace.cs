namespace FraudGrains.Silo.Hosting;

/// <summary>When clients are better served by a collection now than by a longer one later.</summary>
internal sealed class CollectionPace(CollectionPace.Progress start)
{
    /// <summary>Bytes allocated below which a collection is not worth its pause: some seventy requests.</summary>
    public const long WorthIt = 4 * 1024 * 1024;

    private Progress _last = start;

    /// <summary>
    /// Whether to collect: since the last collection, enough was allocated, and clients waited for at least half of what was decided. Asked again, it counts
    /// from here when a collection is due or has come by itself.
    /// </summary>
    public bool IsDue(in Progress now)
    {
        var hasCome = now.Collections != _last.Collections;
        var forClients = now.ForClients - _last.ForClients;
        var isDue = !hasCome && now.Allocated - _last.Allocated >= WorthIt && forClients > 0 && forClients >= (now.Decided - _last.Decided) / 2;
        if (hasCome || isDue)
            _last = now with { Collections = now.Collections + (isDue ? 1 : 0) };
        return isDue;
    }

    /// <param name="Collections">Collections of the youngest generation so far.</param>
    /// <param name="Allocated">Bytes allocated so far.</param>
    /// <param name="Decided">Decisions so far.</param>
    /// <param name="ForClients">Those of them that a client waited for.</param>
    internal readonly record struct Progress(int Collections, long Allocated, long Decided, long ForClients);
}
