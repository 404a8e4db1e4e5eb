using FraudGrains.Accounts;

namespace FraudGrains.Grains.Accounts;

/// <summary>Takes transactions from the log that were understood but must not be applied. Implemented by the host: the dead-letter topic.</summary>
public interface IRejectedTransactions
{
    /// <summary>Returns once the broker has acknowledged it.</summary>
    /// <exception cref="Exception">It is not known to be acknowledged; rejecting it again is safe.</exception>
    Task Reject(TransactionRecord record, string reason, CancellationToken cancellationToken = default);
}
