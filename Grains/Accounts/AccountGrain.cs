using FraudGrains.Accounts;
using FraudGrains.Grains.Audit;
using FraudGrains.Grains.Courier;
using FraudGrains.Grains.Decisions;
using FraudGrains.Grains.Live;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace FraudGrains.Grains.Accounts;

/// <summary>
/// One account. As payer it conducts: recognise → both legs → features → rules and score → decision → commit → publish.
/// As payee it learns.
/// </summary>
/// <remarks>
/// Reentrant, so that credits and look-ups never wait behind a decision; decisions themselves go one at a time through <see cref="DecisionTurn"/>.
/// State changes only between two awaits. Parts: Deliver (the log), Decide (the API), Credits (the payee's side), Views.
/// </remarks>
[Reentrant]
[ImplicitStreamSubscription(StreamNamespace)]
internal sealed partial class AccountGrain(
    IAccountStore store,
    AccountCourier courier,
    AccountReferences accounts,
    Adjudicator adjudicator,
    EffectRunner effects,
    IAuditStore audit,
    EngineMetrics metrics,
    LiveAccounts live,
    LabelCounter labels,
    TimeProvider time,
    ILogger<AccountGrain> logger) : Grain, IAccountGrain, IStreamSubscriptionObserver, IAsyncBatchObserver<TransactionRecord>, IFenceWatch
{
    /// <summary>Namespace of the streams that bring transactions; their key is the payer.</summary>
    public const string StreamNamespace = "transactions";

    private readonly DecisionTurn _turn = new();
    private DurableAccount _account = null!;

    private AccountId Id => new(this.GetPrimaryKeyString());

    /// <remarks>Reads nothing: an activation that waits holds up its whole partition. State is loaded when it is first wanted.</remarks>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _account = new DurableAccount(this.GetPrimaryKeyString(), store, this);
        live.Add(GrainContext, this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        live.Remove(GrainContext);
        return Task.CompletedTask;
    }

    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) => handleFactory.Create<TransactionRecord>().ResumeAsync(this);

    public Task OnNextAsync(IList<SequentialItem<TransactionRecord>> items) => Deliver(Records(items));

    private static TransactionRecord[] Records(IList<SequentialItem<TransactionRecord>> items)
    {
        var records = new TransactionRecord[items.Count];
        for (var i = 0; i < records.Length; i++)
            records[i] = items[i].Item;
        return records;
    }

    public Task OnErrorAsync(Exception ex)
    {
        LogStreamError(Id, ex);
        return Task.CompletedTask;
    }

    /// <summary>Returns once all changes so far are durable.</summary>
    private Task Commit(AccountState state, bool isAwaited = false) => _account.Commit(state, isAwaited);

    /// <summary>A lost fence ends this activation: another one holds the account.</summary>
    Exception IFenceWatch.StepAside(FenceLostException reason)
    {
        LogFenceLost(Id, reason.Message);
        DeactivateOnIdle();
        return new AccountUnavailableException($"Account '{Id}' is held by another activation: ask again.");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Account {Account}: the store was written by another activation; this one steps aside. {Reason}")]
    private partial void LogFenceLost(AccountId account, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Account {Account}: its stream reported an error.")]
    private partial void LogStreamError(AccountId account, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Account {Account}: transaction {TransactionId} was blocked when asked for and has happened all the same.")]
    private partial void LogOverruled(AccountId account, string transactionId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Account {Account}: unfinished effects stay in the outbox for the sweeper.")]
    private partial void LogOutboxLeft(AccountId account, Exception exception);
}
