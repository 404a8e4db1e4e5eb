using FraudGrains.Accounts;
using FraudGrains.Grains.Accounts;
using FraudGrains.Grains.Courier;
using FraudGrains.Grains.Decisions;
using FraudGrains.Grains.Labels;
using FraudGrains.Grains.Live;
using FraudGrains.Grains.Rules;
using FraudGrains.Grains.Scoring;
using FraudGrains.Grains.Scoring.Watch;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FraudGrains.Grains;

/// <summary>Registers what account grains need. The host adds the store, the publisher, the audit store and scoring.</summary>
public static class AccountEngineExtensions
{
    /// <summary>Adds the account engine with the sections "Rules" and "Decisions" of <paramref name="configuration"/>, checked at start.</summary>
    public static IServiceCollection AddAccountEngine(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<LiveAccounts>();
        services.AddSingleton<EngineMetrics>();
        services.AddSingleton<ModelStatus>();
        services.TryAddSingleton<ModelWatch>();
        services.AddSingleton<IValidateOptions<RuleSetOptions>, RuleSetOptionsValidator>();
        services.AddOptions<RuleSetOptions>().Configure(options => BindRules(options, configuration.GetSection("Rules"))).ValidateOnStart();
        services.AddOptions<DecisionPolicyOptions>().Bind(configuration.GetSection("Decisions"))
            .Validate(o => o.ReviewAtScore is null or (>= 0 and <= 1), "Decisions:ReviewAtScore must lie between 0 and 1.")
            .Validate(o => o.BlockAtScore is null or (>= 0 and <= 1), "Decisions:BlockAtScore must lie between 0 and 1.")
            .Validate(o => o.BlockAtScore is null || o.ReviewAtScore is null || o.BlockAtScore >= o.ReviewAtScore, "Decisions:BlockAtScore must not be below Decisions:ReviewAtScore.")
            .Validate(o => o.ReviewWithoutScoreAtAmount >= 0, "Decisions:ReviewWithoutScoreAtAmount must be 0 or more.")
            .Validate(o => o.ReviewWithoutPayeeAtAmount >= 0, "Decisions:ReviewWithoutPayeeAtAmount must be 0 or more.")
            .ValidateOnStart();
        services.AddSingleton(provider => new RuleSet(provider.GetRequiredService<IOptions<RuleSetOptions>>().Value));
        services.TryAddSingleton<AccountReferences>();
        services.TryAddSingleton<IAccountHomes, UnknownHomes>();
        services.AddSingleton<AccountCourier>();
        services.AddPlacementDirector<DeskPlacement, DeskPlacementDirector>();
        services.AddSingleton<Adjudicator>();
        services.AddSingleton<EffectRunner>();
        services.AddSingleton<LabelCounter>();
        services.TryAddSingleton<ILabelTally, UnkeptTally>();
        return services;
    }

    private static void BindRules(RuleSetOptions options, IConfigurationSection section)
    {
        section.Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
        if (options.All.Any() || section.Exists())
            return;
        var defaults = RuleSetOptions.Defaults();
        foreach (var rule in defaults.DebitLimits)
            options.DebitLimits.Add(rule);
        foreach (var rule in defaults.AmountLimits)
            options.AmountLimits.Add(rule);
        foreach (var rule in defaults.NewPayeeLimits)
            options.NewPayeeLimits.Add(rule);
    }
}
