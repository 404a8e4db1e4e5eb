using FraudGrains.Accounts;
using FraudGrains.Decisions;
using FraudGrains.Grains.Labels;
using FraudGrains.Grains.Velocity;
using FraudGrains.Wire;

namespace FraudGrains.Grains.Accounts;

/// <summary>An account as the API tells it.</summary>
internal static class AccountView
{
    private static readonly TimeSpan RiskHorizon = TimeSpan.FromHours(24);

    public static AccountRisk Of(AccountId id, AccountState state)
    {
        DateTimeOffset? asOf = state.Velocity.NewestMs is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;
        var recent = state.Decisions.OldestFirst.Where(d => asOf is null || d.OccurredAt > asOf - RiskHorizon).ToList();
        var worst = recent.MaxBy(d => (d.Outcome, d.Score));
        return new AccountRisk
        {
            AccountId = id,
            AsOf = asOf,
            Score = recent.Count == 0 ? 0 : recent.Max(d => d.Score),
            Status = StatusOf(state, worst),
            Reasons = worst?.Reasons ?? [],
            Debits = Views(state.Velocity.Debits, state.Velocity.NewestMs),
            Credits = Views(state.Velocity.Credits, state.Velocity.NewestMs),
            Lifetime = new LifetimeTotals(
                state.Velocity.Debits.LifetimeCount,
                Money.ToMajor(state.Velocity.Debits.LifetimeSum),
                state.Velocity.Credits.LifetimeCount,
                Money.ToMajor(state.Velocity.Credits.LifetimeSum)),
            Outcomes = new OutcomeCounts(state.Outcomes[0], state.Outcomes[1], state.Outcomes[2]),
            LastDecisions = [.. state.Decisions.NewestFirst],
            StateVersion = state.Version,
            Labels = Labels(state.Labels),
        };
    }

    private static AccountLabelCounts Labels(AccountLabels labels)
    {
        var (paid, received) = (labels.Debits.CountVerdicts(), labels.Credits.CountVerdicts());
        return new(paid.Fraud, paid.Genuine, received.Fraud, received.Genuine);
    }

    private static string StatusOf(AccountState state, Decision? worst) => worst?.Outcome switch
    {
        Outcome.Block => "blocked",
        Outcome.Review => "review",
        _ => state.Version == 0 ? "unknown" : "normal",
    };

    private static VelocityView[] Views(LegVelocity leg, long? asOfMs)
    {
        Span<WindowStats> stats = stackalloc WindowStats[VelocityWindow.All.Length];
        if (asOfMs is { } ms)
            leg.Read(ms, stats);
        var views = new VelocityView[stats.Length];
        for (var w = 0; w < views.Length; w++)
        {
            views[w] = new VelocityView(
                VelocityWindow.All[w].Name,
                stats[w].Count,
                Money.ToMajor(stats[w].Sum),
                Math.Round(stats[w].Mean / 100, 2),
                Money.ToMajor(stats[w].Max),
                Math.Round(stats[w].StandardDeviation / 100, 2),
                stats[w].DistinctCounterparties);
        }

        return views;
    }
}
