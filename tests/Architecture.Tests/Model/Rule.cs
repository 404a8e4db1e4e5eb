namespace FraudGrains.Architecture.Tests.Model;

internal static class Rule
{
    /// <summary>Nothing breaks the rule; else all that does is listed, uncut.</summary>
    public static void Holds(IEnumerable<string> broken)
    {
        var list = broken.Distinct().ToList();
        Assert.True(list.Count == 0, string.Join(Environment.NewLine, list));
    }
}
