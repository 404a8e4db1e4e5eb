using FraudGrains.Grains.Features;

namespace FraudGrains.Training.Protocols.PaySim;

/// <summary>Columns a forest may split on.</summary>
/// <param name="Name">What it goes by in the figures.</param>
/// <param name="Columns">Places in a table whose columns are the engine's features and then <see cref="AfterTheFact.Names"/>.</param>
/// <param name="ClaimsHonest">Whether all of it was known when the transaction had to be decided.</param>
internal sealed record FeatureSet(string Name, int[] Columns, bool ClaimsHonest)
{
    /// <summary>Columns of the table.</summary>
    public static readonly string[] AllNames = [.. FeatureSchema.Names, .. AfterTheFact.Names];

    /// <summary>Without any balance, with the payer's balance before as the engine has it, and with what was written afterwards.</summary>
    public static IReadOnlyList<FeatureSet> All { get; } =
    [
        new("fraudgrains-strict", Where(n => !n.Contains("balance", StringComparison.Ordinal)), ClaimsHonest: true),
        new("fraudgrains-payer-balance", Where(_ => true), ClaimsHonest: true),
        new("fraudgrains-after-the-fact", [.. Enumerable.Range(0, AllNames.Length)], ClaimsHonest: false),
    ];

    private static int[] Where(Func<string, bool> isIn) => [.. Enumerable.Range(0, FeatureSchema.Count).Where(i => isIn(FeatureSchema.Names[i]))];
}
