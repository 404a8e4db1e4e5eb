using FraudGrains.Accounts;

namespace FraudGrains.Grains.Accounts;

/// <summary>The payee's side. Never waits for a decision's turn, so that two accounts that pay each other do not wait for each other.</summary>
internal sealed partial class AccountGrain
{
    public async ValueTask ApplyCredits(CreditLeg[] legs)
    {
        var state = await _account.Load();
        foreach (var leg in legs)
        {
            if (leg.Position is { } position)
                state.EnsureStandsOnTheSame(position);
        }

        CreditRecorder.Record(state, legs, time.GetUtcNow().ToUnixTimeMilliseconds());
        await Commit(state, isAwaited: Array.Exists(legs, leg => leg.Position is null));
    }

    public async ValueTask<PayeeFeatures[]> GetPayeeFeatures(CreditLeg[] legs) => CreditLook.Of(await _account.Load(), legs);

    /// <remarks>Not written at once: the next write takes it along, and a lost one only leaves an id behind for <see cref="ApiLegs.Lifetime"/>.</remarks>
    public async Task ForgetLegs(AccountId payer, string[] transactionIds)
    {
        var state = await _account.Load();
        var (nowMs, tick) = (time.GetUtcNow().ToUnixTimeMilliseconds(), (long)time.GetElapsedTime(0).TotalMilliseconds);
        foreach (var id in transactionIds)
            state.ApiLegs.LetGo(CreditRecorder.IdOf(payer, id), nowMs, tick);
    }
}
