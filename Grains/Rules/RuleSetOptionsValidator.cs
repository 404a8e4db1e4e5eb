using System.ComponentModel.DataAnnotations;
using FraudGrains.Decisions;
using FraudGrains.Grains.Velocity;
using Microsoft.Extensions.Options;

namespace FraudGrains.Grains.Rules;

/// <summary>Refuses a rule set that cannot mean what its author wants; every fault is named with its place in the configuration.</summary>
internal sealed class RuleSetOptionsValidator : IValidateOptions<RuleSetOptions>
{
    public ValidateOptionsResult Validate(string? name, RuleSetOptions options)
    {
        var faults = new List<string>();
        foreach (var (place, rule) in Places(options))
        {
            var results = new List<ValidationResult>();
            Validator.TryValidateObject(rule, new ValidationContext(rule), results, validateAllProperties: true);
            faults.AddRange(results.Select(r => $"Rules:{place}: {r.ErrorMessage}."));
            faults.AddRange(FaultsOf(rule).Select(f => $"Rules:{place}:{f}"));
        }

        faults.AddRange(options.All.GroupBy(r => r.Code).Where(g => g.Count() > 1).Select(g => $"Rules: the code '{g.Key}' is given to {g.Count()} rules; each needs its own."));
        if (options.All.Count() > RuleSetOptions.RulesMax)
            faults.Add($"Rules: {options.All.Count()} rules are given; at most {RuleSetOptions.RulesMax} are taken.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<(string Place, RuleOptions Rule)> Places(RuleSetOptions options) =>
    [
        .. options.DebitLimits.Select((r, i) => ($"DebitLimits:{i}", (RuleOptions)r)),
        .. options.AmountLimits.Select((r, i) => ($"AmountLimits:{i}", (RuleOptions)r)),
        .. options.NewPayeeLimits.Select((r, i) => ($"NewPayeeLimits:{i}", (RuleOptions)r)),
    ];

    private static IEnumerable<string> FaultsOf(RuleOptions rule)
    {
        if (rule.Action == Outcome.Approve)
            yield return "Action must be review or block.";
        if (rule is DebitLimitOptions limit && VelocityWindow.IndexOf(limit.Window) < 0)
            yield return $"Window '{limit.Window}' is none of {string.Join(", ", VelocityWindow.All.Select(w => w.Name))}.";
        if (rule is DebitLimitOptions { CountMax: null, SumMax: null })
            yield return "CountMax or SumMax must be set.";
        if (rule is DebitLimitOptions { SumMax: < 0 })
            yield return "SumMax must be 0 or more.";
        if (rule is AmountLimitOptions { Amount: <= 0 } or NewPayeeLimitOptions { Amount: <= 0 })
            yield return "Amount must be above 0.";
    }
}
