namespace FraudGrains.Grains.Scoring.Forest;

/// <summary>One split in 16 bytes, so that a step down a tree is one load. The left child stands right after the right one.</summary>
/// <param name="Threshold">Values up to it go left.</param>
/// <param name="Slot">The row's value that it looks at.</param>
/// <param name="Right">Where the right child stands, in half nodes: a processor scales an index by 8 for nothing, but not by 16.</param>
internal readonly record struct ForestNode(double Threshold, uint Slot, uint Right)
{
    /// <summary>Halves of a node.</summary>
    public const uint Halves = 2;
}
