namespace FraudGrains.Api.Decisions;

/// <summary>What the decision routes need.</summary>
internal static class DecisionSetup
{
    public static void AddDecisionRequests(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DecisionRequestOptions>()
            .Bind(configuration.GetSection("Decisions"))
            .Validate(
                o => o.TimeBudget >= DecisionRequestOptions.TimeBudgetRange.Min && o.TimeBudget <= DecisionRequestOptions.TimeBudgetRange.Max,
                "Decisions:TimeBudget must lie between 00:00:00.010 and 00:01:00.")
            .Validate(o => o.InFlightMax is >= 1 and <= 100_000, "Decisions:InFlightMax must lie between 1 and 100,000.")
            .Validate(o => o.UnavailableReviewAtAmount >= 0, "Decisions:UnavailableReviewAtAmount must be 0 or more.")
            .Validate(
                o => o.UnavailableBlockAtAmount >= o.UnavailableReviewAtAmount,
                "Decisions:UnavailableBlockAtAmount must not be below Decisions:UnavailableReviewAtAmount.")
            .ValidateOnStart();
        services.AddSingleton<UnavailableDecisions>();
        services.AddSingleton<Admission>();
        services.AddSingleton<Decider>();
    }
}
