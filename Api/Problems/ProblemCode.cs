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
}
