using FraudGrains.Accounts;

namespace FraudGrains.Api.Accounts;

/// <summary>One leg in one window; amounts in major units.</summary>
public sealed record VelocityFigures(long Count, decimal Sum, double Mean, decimal Max, double StandardDeviation, long DistinctCounterparties)
{
    /// <summary>The windows, shortest first: an account never seen has zeros in all of them.</summary>
    private static readonly string[] Windows = ["1m", "5m", "1h", "24h", "7d", "30d"];

    internal static IReadOnlyDictionary<string, VelocityFigures> ByWindow(IReadOnlyList<VelocityView> views) =>
        views.Count == 0
            ? Windows.ToDictionary(w => w, _ => new VelocityFigures(0, 0, 0, 0, 0, 0))
            : views.ToDictionary(v => v.Window, v => new VelocityFigures(v.Count, v.Sum, v.Mean, v.Max, v.StandardDeviation, v.DistinctCounterparties));
}
