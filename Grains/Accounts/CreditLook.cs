using FraudGrains.Accounts;
using FraudGrains.Grains.Features;
using FraudGrains.Grains.Velocity;

namespace FraudGrains.Grains.Accounts;

/// <summary>What a payee knows that bears on legs, as of before each of them. Changes nothing.</summary>
internal static class CreditLook
{
    public static PayeeFeatures[] Of(AccountState state, CreditLeg[] legs)
    {
        // Each sees the legs before it, on a copy: the state itself changes only when the payer's decision is durable.
        var velocity = legs.Length > 1 ? state.Velocity.WithCreditsOfItsOwn() : state.Velocity;
        var answers = new PayeeFeatures[legs.Length];
        for (var i = 0; i < legs.Length; i++)
        {
            var leg = CreditRecorder.EventOf(legs[i]);
            var isApplied = CreditRecorder.IsApplied(state, legs[i]);
            answers[i] = isApplied ? Without(velocity, state, leg) : FeatureExtractor.ExtractPayee(velocity, state.Labels, leg.Counterparty, leg.TimeMs);
            if (!isApplied && i + 1 < legs.Length)
                velocity.Credits.Apply(leg);
        }

        return answers;
    }

    /// <summary>The answer for a leg that was applied before (its payer's store lost the decision): as of now, but for the leg itself, which shall not count against its own transaction.</summary>
    private static PayeeFeatures Without(AccountVelocity velocity, AccountState state, in LegEvent leg)
    {
        var isOut = velocity.Credits.TakeOut(leg);
        var features = FeatureExtractor.ExtractPayee(velocity, state.Labels, leg.Counterparty, leg.TimeMs);
        if (isOut)
            velocity.Credits.Return(leg);
        return features;
    }
}
