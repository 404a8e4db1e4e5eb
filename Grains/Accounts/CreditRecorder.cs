using FraudGrains.Accounts;
using FraudGrains.Grains.Velocity;

namespace FraudGrains.Grains.Accounts;

/// <summary>Applies legs to the payee's state, each exactly once. No await inside: nothing comes between.</summary>
/// <remarks>
/// A leg is known by the place in the log that brought it or, when a client's request did, by its id. Its payer's write says which of the two it is; but a payer
/// whose store has lost that write decides again, and the same transaction may then come the other way. So each way also looks for the other's mark.
/// </remarks>
internal static class CreditRecorder
{
    /// <summary>What a leg is known by at its payee: ids are their payer's, and neither part has a blank.</summary>
    public static ulong IdOf(AccountId payer, string transactionId) => IdentityHash.OfPair(payer.Value, transactionId);

    public static void Record(AccountState state, CreditLeg[] legs, long nowMs)
    {
        foreach (var leg in legs)
        {
            if (HasItsMark(state, leg))
                continue;
            var id = IdOf(leg.Payer, leg.TransactionId);
            if (!CameTheOtherWay(state, leg, id))
                state.Velocity.Credits.Apply(EventOf(leg));
            Remember(state, leg, id, nowMs);
            state.Version++;
        }
    }

    public static bool IsApplied(AccountState state, in CreditLeg leg) => HasItsMark(state, leg) || ((leg.Position is null || state.ApiLegs.Count > 0) && CameTheOtherWay(state, leg, IdOf(leg.Payer, leg.TransactionId)));

    public static LegEvent EventOf(in CreditLeg leg) =>
        new(leg.OccurredAt.ToUnixTimeMilliseconds(), leg.AmountMinorUnits, IdentityHash.OfName(leg.Payer.Value));

    private static bool HasItsMark(AccountState state, in CreditLeg leg) => leg.Position is { } position
        ? state.Positions.Contains(AppliedPosition.Of(position))
        : state.ApiLegs.Contains(IdOf(leg.Payer, leg.TransactionId));

    private static bool CameTheOtherWay(AccountState state, in CreditLeg leg, ulong id) =>
        leg.Position is null ? state.Positions.ContainsLeg(id) : state.ApiLegs.Contains(id);

    private static void Remember(AccountState state, in CreditLeg leg, ulong id, long nowMs)
    {
        if (leg.Position is { } position)
            state.Received(position, id);
        else
            state.ApiLegs.Add(id, nowMs);
    }
}
