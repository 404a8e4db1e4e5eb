using FraudGrains.Decisions;
using FraudGrains.Labels;
using Orleans.Concurrency;

namespace FraudGrains.Accounts;

/// <summary>One account. As payer it decides, one transaction at a time; as payee it learns. Key: the account id.</summary>
[Alias("fg.IAccountGrain")]
public interface IAccountGrain : IGrainWithStringKey
{
    /// <summary>
    /// Decides a transaction before the fact. Returns once the decision is durable, published and, unless it is a block, the payee's leg is applied.
    /// The same transaction again gets the same answer.
    /// </summary>
    /// <exception cref="AccountUnavailableException">State could not be read or written; nothing is decided.</exception>
    [AlwaysInterleave]
    Task<DecideAnswer> Decide(Transaction transaction, CancellationToken cancellationToken = default);

    /// <summary>Judges what the log brought: both legs count whatever the outcome. Returns once all of it is durable and published; may be called again with the same records.</summary>
    [AlwaysInterleave]
    Task Deliver([Immutable] TransactionRecord[] records);

    /// <summary>
    /// Applies legs that this account receives, each exactly once. Returns once they are durable. Only for decisions that are durable at the payer:
    /// whoever may still lose its account to another activation must not move another account's state.
    /// </summary>
    [AlwaysInterleave]
    ValueTask ApplyCredits([Immutable] CreditLeg[] legs);

    /// <summary>What this account, as payee, knows that bears on each of these legs, as of before it (and after those before it in the list); changes nothing.</summary>
    [AlwaysInterleave]
    ValueTask<PayeeFeatures[]> GetPayeeFeatures([Immutable] CreditLeg[] legs);

    /// <summary>The payer will not ask again for these API legs: their ids need not be kept.</summary>
    [AlwaysInterleave]
    Task ForgetLegs(AccountId payer, string[] transactionIds);

    /// <summary>
    /// Learns, as payer, what became known of one of its transactions, and has the payee learn it too. Returns once both know it durably.
    /// The same label again changes nothing.
    /// </summary>
    /// <exception cref="AccountUnavailableException">It is not known whether both have learnt it: bring it again.</exception>
    [AlwaysInterleave]
    Task<LabelAnswer> Label(TransactionLabel label);

    /// <summary>Learns, as payee, what became known. Returns once it is durable; false when nothing changed.</summary>
    [AlwaysInterleave]
    Task<bool> ApplyLabel(CreditLabel label);

    /// <summary>Finishes what a crash left unfinished: payee legs and publications of decisions made over the API.</summary>
    [AlwaysInterleave]
    Task FinishOutbox();

    /// <summary>Risk of the account now.</summary>
    [AlwaysInterleave]
    Task<AccountRisk> GetRisk();

    /// <summary>Its kept decisions as payer, newest first.</summary>
    /// <param name="limit">1 to 100.</param>
    /// <param name="cursor">The <c>Next</c> of the page before; null for the first page.</param>
    /// <exception cref="FormatException">The cursor is none that a page gave.</exception>
    [AlwaysInterleave]
    Task<DecisionPage> GetDecisions(int limit, string? cursor);
}
