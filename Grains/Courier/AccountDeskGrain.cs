using FraudGrains.Accounts;
using Orleans.Concurrency;

namespace FraudGrains.Grains.Courier;

/// <inheritdoc cref="IAccountDeskGrain"/>
[Reentrant]
[DeskPlacement]
internal sealed class AccountDeskGrain(AccountReferences accounts, ILocalSiloDetails here, TimeProvider time) : Grain, IAccountDeskGrain
{
    /// <summary>How long neighbours wait for a payee that does not answer: longer than a call takes under load (a tenth of a second), so that few are made twice.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    public Task<DeskAnswer[]> Look(DeskRequest[] requests) =>
        Answers(Array.ConvertAll(requests, r => accounts.Of(r.Payee).GetPayeeFeatures(r.Legs).AsTask()), call => new(call.Result, null, IsLate: false));

    public Task<DeskAnswer[]> Apply(DeskRequest[] requests) =>
        Answers(Array.ConvertAll(requests, r => accounts.Of(r.Payee).ApplyCredits(r.Legs).AsTask()), _ => default);

    private async Task<DeskAnswer[]> Answers<TCall>(TCall[] calls, Converter<TCall, DeskAnswer> answer)
        where TCall : Task
    {
        // While its silo was not known everywhere it may have been put in another one.
        if (this.GetPrimaryKeyString() != here.SiloAddress.ToParsableString())
            DeactivateOnIdle();
        await Task.WhenAll(calls).WaitAsync(Patience, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        return Array.ConvertAll(calls, call =>
            !call.IsCompleted ? new(null, null, IsLate: true)
            : call.IsCompletedSuccessfully ? answer(call)
            : new(null, call.Exception?.InnerException ?? new TaskCanceledException(call), IsLate: false));
    }
}
