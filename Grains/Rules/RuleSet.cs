using System.Security.Cryptography;
using System.Text.Json;
using FraudGrains.Accounts;

namespace FraudGrains.Grains.Rules;

/// <summary>The compiled rules. Immutable; knows no clock, no grain and no I/O.</summary>
public sealed class RuleSet
{
    private readonly IRule[] _rules;

    public RuleSet(RuleSetOptions options)
    {
        _rules =
        [
            .. options.DebitLimits.Where(IsOn).Select(o => new DebitLimitRule(o)),
            .. options.AmountLimits.Where(IsOn).Select(o => new AmountLimitRule(o)),
            .. options.NewPayeeLimits.Where(IsOn).Select(o => new NewPayeeLimitRule(o)),
        ];
        Version = VersionOf(options);
    }

    /// <summary>First 12 hex digits of the SHA-256 of the rules' JSON: the same rules have the same version everywhere.</summary>
    public string Version { get; }

    /// <summary>The rules that hit, shadow ones among them, in the order of the set.</summary>
    public IReadOnlyList<RuleHit> Check(Transaction transaction, ReadOnlySpan<double> features)
    {
        List<RuleHit>? hits = null;
        foreach (var rule in _rules)
        {
            if (rule.Explain(transaction, features) is { } text)
                (hits ??= []).Add(new RuleHit(rule.Options.Code, rule.Options.Action, rule.Options.Mode == RuleMode.Shadow, text));
        }

        return hits ?? (IReadOnlyList<RuleHit>)[];
    }

    private static bool IsOn(RuleOptions options) => options.Mode != RuleMode.Off;

    private static string VersionOf(RuleSetOptions options)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(new { options.DebitLimits, options.AmountLimits, options.NewPayeeLimits });
        return Convert.ToHexStringLower(SHA256.HashData(json))[..12];
    }
}
