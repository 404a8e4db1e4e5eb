using FraudGrains.Accounts;
using FraudGrains.Api.Cluster;
using Microsoft.Extensions.Options;

namespace FraudGrains.Api.Decisions;

/// <summary>Asks the payer's grain, for no longer than the time budget, and no more of them at one time than can be decided in it.</summary>
/// <remarks>
/// When the budget is over the grain may still finish what it began: then the decision is durable, and asking again with the same id gets it.
/// </remarks>
internal sealed partial class Decider(
    AccountReferences accounts, IOptions<DecisionRequestOptions> options, UnavailableDecisions unavailable, Admission admission, TimeProvider time, ILogger<Decider> logger)
{
    public async Task<DecideAnswer> Decide(Transaction transaction, CancellationToken requestAborted)
    {
        using var place = admission.Ask();
        if (!place.IsAcquired)
            return Answer(transaction, "overload");
        using var budget = new CancellationTokenSource(options.Value.TimeBudget, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, requestAborted);
        try
        {
            return await accounts.Of(transaction.Payer).Decide(transaction, either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (budget.IsCancellationRequested && !requestAborted.IsCancellationRequested)
        {
            LogOverBudget(options.Value.TimeBudget.TotalMilliseconds);
            return Answer(transaction, "time-budget");
        }
        catch (Exception e) when (ClusterFault.IsPassing(e) || (e is OperationCanceledException && !requestAborted.IsCancellationRequested))
        {
            // Cancelled by neither the budget nor the client: Orleans lets go so of a call whose grain it could not place in time.
            LogUnavailable(e.GetType().Name, e.Message);
            return Answer(transaction, "cluster");
        }
    }

    private DecideAnswer Answer(Transaction transaction, string cause) =>
        new(unavailable.Answer(transaction, cause), IsRepeat: false, IsConflict: false);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A decision was not made within {BudgetMs} ms: answered by amount alone")]
    private partial void LogOverBudget(double budgetMs);

    [LoggerMessage(Level = LogLevel.Warning, Message = "An account could not be asked, answered by amount alone: {ExceptionType}: {Reason}")]
    private partial void LogUnavailable(string exceptionType, string reason);
}
