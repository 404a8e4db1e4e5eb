using FraudGrains.Accounts;

namespace FraudGrains.Api.Http;

/// <summary>Ids that stand in a path.</summary>
internal static class PathText
{
    /// <summary>The id as its owner wrote it. The server decodes every escape in a path but that of the slash.</summary>
    public static string Of(string segment) => segment.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the text may be a transaction id.</summary>
    public static bool IsTransactionId(string text) =>
        text.Length is > 0 and <= Transaction.TransactionIdLengthMax && !text.AsSpan().ContainsAnyExceptInRange('!', '~');
}
