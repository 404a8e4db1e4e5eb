using FraudGrains.Accounts;
using FraudGrains.Grains.Decisions;
using FraudGrains.Grains.Features;
using FraudGrains.Wire;

namespace FraudGrains.Grains.Accounts;

/// <summary>Makes decisions' effects happen: the payee's leg first, then publication. Each may happen again; none may be left out.</summary>
internal sealed class EffectRunner(IGrainFactory grains, IDecisionPublisher publisher, IRejectedTransactions rejected)
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
    public Task ApplyLegs(IReadOnlyList<PendingEffect> effects) => Task.WhenAll(effects.Where(e => e.OwesLeg).Select(ApplyLeg));

    /// <summary>Returns once every receipt is acknowledged; legs that are owed stay owed.</summary>
    public Task Publish(IReadOnlyList<PendingEffect> effects) => Acknowledged(publisher.Publish([.. effects.Select(ToMessage)]));

    /// <summary>Returns once every rejected record stands in the dead-letter topic.</summary>
    public async Task Reject(IEnumerable<(TransactionRecord Record, string Reason)> records)
    {
        foreach (var (record, reason) in records)
            await Acknowledged(rejected.Reject(record, reason));
    }

    /// <summary>Tells the payees that they will not be asked again for these legs.</summary>
    public Task Forget(IReadOnlyList<PendingEffect> effects) =>
        Task.WhenAll(effects.Where(e => e.OwesLeg)
            .GroupBy(e => (e.Receipt.Decision.Payee, e.Receipt.Decision.Payer))
            .Select(legs => grains.GetGrain<IAccountGrain>(legs.Key.Payee.Value).ForgetLegs(legs.Key.Payer, [.. legs.Select(e => e.TransactionId)])));

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

    private Task ApplyLeg(PendingEffect effect) =>
        grains.GetGrain<IAccountGrain>(effect.Receipt.Decision.Payee.Value).ApplyCredits([effect.Leg]);

    private static DecisionMessage ToMessage(PendingEffect effect) =>
        new(effect.Receipt.Decision.Payer.Value, effect.Receipt.Decision.Outcome, ReceiptJson.ToUtf8(effect.Receipt, FeatureSchema.Names));
}
