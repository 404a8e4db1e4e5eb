using FraudGrains.Grains.Scoring.Forest;

namespace FraudGrains.Grains.Tests.Scoring;

/// <summary>One tree that looks at every feature in turn: at most 0.5 ends in a leaf, more goes on.</summary>
internal static class LongPath
{
    public static ModelText Model(int splits) => new()
    {
        FeatureNames = [.. Enumerable.Range(0, splits).Select(i => $"f{i}")],
        Sigmoid = 1,
        Version = "000000000000",
        Trees =
        [
            new()
            {
                SplitFeature = [.. Enumerable.Range(0, splits)],
                Threshold = [.. Enumerable.Repeat(0.5, splits)],
                Missing = new MissingKind[splits],
                LeftChild = [.. Enumerable.Range(0, splits).Select(i => ~i)],
                RightChild = [.. Enumerable.Range(1, splits).Select(i => i == splits ? ~splits : i)],
                SplitCount = [.. Enumerable.Range(0, splits).Select(i => 10_000 - (i * 50))],
                LeafValue = [.. Enumerable.Range(0, splits + 1).Select(i => Math.Sin(i))],
                LeafCount = [.. Enumerable.Repeat(50, splits), 10_000 - (splits * 50)],
                Depth = splits,
            },
        ],
    };
}
