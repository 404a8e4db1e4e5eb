namespace FraudGrains.Api.Problems;

/// <summary>The stable names of what can go wrong: programs branch on these, people read the detail beside them.</summary>
public static class ProblemCode
{
    /// <summary>400: the body is not a transaction; <c>errors</c> names the field and the reason.</summary>
    public const string InvalidTransaction = "invalid-transaction";

    /// <summary>400: an id or a parameter is not well formed; <c>errors</c> names it.</summary>
    public const string InvalidParameter = "invalid-parameter";

    /// <summary>400: the request could not be read at all.</summary>
    public const string BadRequest = "bad-request";

    /// <summary>404: no such route.</summary>
    public const string NotFound = "not-found";

    /// <summary>404: no decision is known for the transaction.</summary>
    public const string DecisionNotFound = "decision-not-found";

    /// <summary>405.</summary>
    public const string MethodNotAllowed = "method-not-allowed";

    /// <summary>409: the transaction id was used before with another body.</summary>
    public const string TransactionIdReused = "transaction-id-reused";

    /// <summary>413.</summary>
    public const string BodyTooLarge = "body-too-large";

    /// <summary>415: the body is not sent as application/json.</summary>
    public const string UnsupportedMediaType = "unsupported-media-type";

    /// <summary>500: a fault of ours; the trace id leads to its log.</summary>
    public const string InternalError = "internal-error";

    /// <summary>503: the cluster does not answer; ask again.</summary>
    public const string Unavailable = "unavailable";

    /// <summary>503: as many live connections as are allowed are open.</summary>
    public const string TooManyLiveConnections = "too-many-live-connections";

    /// <summary>400: the body is not a label; <c>errors</c> names the field and the reason.</summary>
    public const string InvalidLabel = "invalid-label";

    /// <summary>409: the transaction was paid to somebody else than the label says.</summary>
    public const string LabelContradicts = "label-contradicts";

    /// <summary>422: the text is damaged or holds what is not scored here; <c>errors</c> names line and field.</summary>
    public const string InvalidModel = "invalid-model";

    /// <summary>422: model.json is damaged, or belongs to another text.</summary>
    public const string InvalidManifest = "invalid-manifest";

    /// <summary>422: the model wants other features; <c>errors</c> names the missing and the unknown.</summary>
    public const string FeatureSchemaMismatch = "feature-schema-mismatch";

    /// <summary>422: nobody says where the model draws its lines, or the lines make no sense.</summary>
    public const string ThresholdsUnusable = "thresholds-unusable";

    /// <summary>404: no such model.</summary>
    public const string ModelNotFound = "model-not-found";

    /// <summary>409: a model of this version is kept with other thresholds.</summary>
    public const string ModelDiffers = "model-differs";

    /// <summary>409: as many models are kept as may be, and none may go.</summary>
    public const string TooManyModels = "too-many-models";

    /// <summary>409: a silo cannot load the model; nothing was changed.</summary>
    public const string ModelNotLoadable = "model-not-loadable";

    /// <summary>409: somebody else chose a model at the same moment.</summary>
    public const string CatalogChanged = "catalog-changed";

    /// <summary>503: the choice is written, but not every silo has confirmed in time; ask again.</summary>
    public const string ActivationNotConfirmed = "activation-not-confirmed";

    /// <summary>409: what the decision rested on is no longer at hand.</summary>
    public const string ReplayNotPossible = "replay-not-possible";

    /// <summary>409: computed again the decision is another one; the detail says in what.</summary>
    public const string ReplayDiffers = "replay-differs";
}
