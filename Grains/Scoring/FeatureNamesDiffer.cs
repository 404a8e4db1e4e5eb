namespace FraudGrains.Grains.Scoring;

/// <summary>Tells how two lists of feature names differ.</summary>
internal static class FeatureNamesDiffer
{
    /// <summary>Most names told of each kind.</summary>
    private const int ToldMax = 10;

    public static string Tell(IReadOnlyList<string> wanted, IReadOnlyList<string> found)
    {
        var missing = wanted.Except(found, StringComparer.Ordinal).ToList();
        var extra = found.Except(wanted, StringComparer.Ordinal).ToList();
        if (missing.Count == 0 && extra.Count == 0)
        {
            var at = wanted.Zip(found).TakeWhile(p => p.First == p.Second).Count();
            return at < Math.Min(wanted.Count, found.Count)
                ? $"The order differs: place {at} should be {wanted[at]}, but is {found[at]}"
                : "A name is given twice";
        }

        return $"Missing: {List(missing)}; extra: {List(extra)}";
    }

    private static string List(List<string> names) => names.Count == 0
        ? "none"
        : string.Join(", ", names.Take(ToldMax)) + (names.Count > ToldMax ? $" and {names.Count - ToldMax} more" : "");
}
