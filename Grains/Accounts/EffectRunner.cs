using FraudGrains.Accounts;
using FraudGrains.Grains.Courier;
using FraudGrains.Grains.Decisions;
using FraudGrains.Grains.Features;
using FraudGrains.Wire;

namespace FraudGrains.Grains.Accounts;

/// <summary>Makes decisions' effects happen: the payee's leg first, then publication. Each may happen again; none may be left out.</summary>
internal sealed class EffectRunner(AccountCourier courier, AccountReferences accounts, IDecisionPublisher publisher, IRejectedTransactions rejected)
{
    /// <summary>Returns once every leg is durable and every receipt acknowledged.</summary>
    public async Task Run(IReadOnlyList<PendingEffect> effects)
    {
        if (effects.Count == 0)
            return;
        await ApplyLegs(effects);
        await Publish(effects);
    }

    /// <summary>Returns once every leg that is owed is durable.</summary>
    public ValueTask ApplyLegs(IReadOnlyList<PendingEffect> effects) =>
        effects is [{ Leg: { } leg, Payee: var payee }]
            ? courier.Apply(payee, [leg])
            : Calls.All([.. effects.Where(e => e.Leg is not null).GroupBy(e => e.Payee).Select(legs => courier.Apply(legs.Key, [.. legs.Select(e => e.Leg!.Value)]))]);

    /// <summary>Returns once every receipt is acknowledged; legs that are owed stay owed.</summary>
    public Task Publish(IReadOnlyList<PendingEffect> effects)
    {
        var receipts = effects.Where(e => e.Receipt is not null).Select(ToMessage).ToList();
        return receipts.Count == 0 ? Task.CompletedTask : Acknowledged(publisher.Publish(receipts));
    }

    /// <summary>Returns once every rejected record stands in the dead-letter topic.</summary>
    public async Task Reject(IEnumerable<(TransactionRecord Record, string Reason)> records)
    {
        foreach (var (record, reason) in records)
            await Acknowledged(rejected.Reject(record, reason));
    }

    /// <summary>Tells the payees that they will not be asked again for these legs.</summary>
    public Task Forget(IReadOnlyList<PendingEffect> effects) =>
        Task.WhenAll(effects.Where(e => e is { IsOfApi: true, Leg: not null })
            .GroupBy(e => (e.Payee, e.Leg!.Value.Payer))
            .Select(legs => accounts.Of(legs.Key.Payee).ForgetLegs(legs.Key.Payer, [.. legs.Select(e => e.TransactionId)])));

    private static async Task Acknowledged(Task sending)
    {
        try
        {
            await sending;
        }
        catch (Exception e)
        {
            throw new AccountUnavailableException($"The broker did not acknowledge: {e.GetType().Name}: {e.Message}");
        }
    }

    private static DecisionMessage ToMessage(PendingEffect effect)
    {
        var receipt = effect.Receipt!;
        return new(receipt.Decision.Payer.Value, receipt.Decision.Outcome, effect.ReceiptUtf8 ?? ReceiptJson.ToUtf8(receipt, FeatureSchema.Names)) { IsAwaited = effect.IsOfApi };
    }
}
