namespace FraudGrains.Dashboard.Cluster;

/// <summary>Section <c>Cluster</c>, as far as the page about it goes.</summary>
public sealed class ClusterPageOptions
{
    /// <summary>
    /// Whether the Orleans Dashboard runs, at <c>/cluster</c>. Default true. It costs each grain call some 3 to 4 µs of processor time,
    /// whether anybody looks or not: switch it off where that counts.
    /// </summary>
    public bool Dashboard { get; set; } = true;
}
