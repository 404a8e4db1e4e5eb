using FraudGrains.Accounts;
using FraudGrains.Grains.Features;
using FraudGrains.Grains.Velocity;

namespace FraudGrains.Grains.Accounts;

/// <summary>Applies legs to the payee's state, each exactly once, and answers what was known before each. No await inside: nothing comes between.</summary>
/// <remarks>
/// A leg is known by the place in the log that brought it or, when a client's request did, by its id. The same transaction may come both ways before its payer
/// has written down either: so each way also looks for the other's mark. Once the payer has it, the payer recognises the id.
/// </remarks>
internal static class CreditRecorder
{
    /// <summary>What a leg is known by at its payee: ids are their payer's, and neither part has a blank.</summary>
    public static ulong IdOf(AccountId payer, string transactionId) => IdentityHash.Of($"{payer} {transactionId}");

    public static PayeeFeatures[] Record(AccountState state, CreditLeg[] legs, long nowMs)
    {
        var answers = new PayeeFeatures[legs.Length];
        for (var i = 0; i < legs.Length; i++)
            answers[i] = Record(state, legs[i], nowMs);
        return answers;
    }

    private static PayeeFeatures Record(AccountState state, in CreditLeg leg, long nowMs)
    {
        var payer = IdentityHash.Of(leg.Payer.Value);
        var timeMs = leg.OccurredAt.ToUnixTimeMilliseconds();
        var legEvent = new LegEvent(timeMs, leg.AmountMinorUnits, payer);
        if (IsApplied(state, leg))
            return FeaturesWithout(state, legEvent);
        if (CameTheOtherWay(state, leg))
        {
            Remember(state, leg, nowMs);
            state.Version++;
            return FeaturesWithout(state, legEvent);
        }

        var features = FeatureExtractor.ExtractPayee(state.Velocity, state.Labels, payer, timeMs);
        state.Velocity.Credits.Apply(legEvent);
        Remember(state, leg, nowMs);
        state.Version++;
        return features;
    }

    /// <summary>The answer to a leg that comes again: as of now, but for the leg itself, which shall not count against its own transaction.</summary>
    private static PayeeFeatures FeaturesWithout(AccountState state, in LegEvent leg)
    {
        var isOut = state.Velocity.Credits.TakeOut(leg);
        var features = FeatureExtractor.ExtractPayee(state.Velocity, state.Labels, leg.Counterparty, leg.TimeMs);
        if (isOut)
            state.Velocity.Credits.Return(leg);
        return features;
    }

    private static bool IsApplied(AccountState state, in CreditLeg leg) => leg.Position is { } position
        ? state.Positions.Contains(AppliedPosition.Of(position))
        : state.ApiLegs.Contains(IdOf(leg.Payer, leg.TransactionId));

    private static bool CameTheOtherWay(AccountState state, in CreditLeg leg)
    {
        var id = IdOf(leg.Payer, leg.TransactionId);
        return leg.Position is null ? state.Positions.ContainsLeg(id) : state.ApiLegs.Contains(id);
    }

    private static void Remember(AccountState state, in CreditLeg leg, long nowMs)
    {
        if (leg.Position is { } position)
            state.Positions.Add(AppliedPosition.Of(position), position.LowWatermark, IdOf(leg.Payer, leg.TransactionId));
        else
            state.ApiLegs.Add(IdOf(leg.Payer, leg.TransactionId), nowMs);
    }
}
