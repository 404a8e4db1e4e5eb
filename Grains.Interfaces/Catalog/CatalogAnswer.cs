namespace FraudGrains.Catalog;

/// <summary>The answer to a change of the catalog: the model it is about, or why nothing was changed.</summary>
/// <param name="Model">The model; null when refused, and when a shadow was ended.</param>
/// <param name="IsNew">The model was not known before.</param>
/// <param name="Refusal">Why it was refused; null when it was not.</param>
[GenerateSerializer, Immutable, Alias("fg.CatalogAnswer")]
public sealed record CatalogAnswer([property: Id(0)] CatalogModel? Model, [property: Id(1)] bool IsNew, [property: Id(2)] CatalogRefusal? Refusal)
{
    /// <summary>A refusal.</summary>
    public static CatalogAnswer Refused(RefusalKind kind, string detail, params (string Field, string Reason)[] faults) =>
        new(null, false, new CatalogRefusal(kind, detail, [.. faults.Select(f => new CatalogFault(f.Field, f.Reason))]));
}

/// <summary>Why a change was refused.</summary>
/// <param name="Kind">For programs.</param>
/// <param name="Detail">For people: which, what is wrong, what to do.</param>
/// <param name="Faults">The single faults, where there are any.</param>
[GenerateSerializer, Immutable, Alias("fg.CatalogRefusal")]
public sealed record CatalogRefusal([property: Id(0)] RefusalKind Kind, [property: Id(1)] string Detail, [property: Id(2)] IReadOnlyList<CatalogFault> Faults);

/// <summary>One fault of an upload.</summary>
/// <param name="Field">Field of the text or the manifest, or the kind of names: "line", "missing", "unknown".</param>
/// <param name="Reason">What is wrong with it.</param>
[GenerateSerializer, Immutable, Alias("fg.CatalogFault")]
public readonly record struct CatalogFault([property: Id(0)] string Field, [property: Id(1)] string Reason);
