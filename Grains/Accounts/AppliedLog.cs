namespace FraudGrains.Grains.Accounts;

/// <summary>What was applied of one log.</summary>
internal sealed class AppliedLog(ulong hash)
{
    /// <summary>Hash of the log's name.</summary>
    public ulong Hash { get; } = hash;

    public SortedDictionary<int, AppliedPartition> Partitions { get; } = [];
}
