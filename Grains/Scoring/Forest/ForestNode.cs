namespace FraudGrains.Grains.Scoring.Forest;

/// <summary>One split in 16 bytes, so that a step down a tree is one load. The left child stands right after the right one.</summary>
internal readonly record struct ForestNode(double Threshold, int Slot, int Right);
