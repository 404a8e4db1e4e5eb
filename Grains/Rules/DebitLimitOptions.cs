using System.ComponentModel.DataAnnotations;

namespace FraudGrains.Grains.Rules;

/// <summary>At most so many payments, or so much money, of one payer in one window; the transaction at hand included.</summary>
public sealed class DebitLimitOptions : RuleOptions
{
    /// <summary>Window: 1m, 5m, 1h (default), 24h, 7d or 30d.</summary>
    public string Window { get; set; } = "1h";

    /// <summary>Most payments in the window; none when not set. 0 or more.</summary>
    [Range(0, long.MaxValue)]
    public long? CountMax { get; set; }

    /// <summary>Most money in the window, in major units; none when not set. 0 or more.</summary>
    public decimal? SumMax { get; set; }
}
