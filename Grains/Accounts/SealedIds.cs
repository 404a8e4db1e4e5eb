namespace FraudGrains.Grains.Accounts;

/// <summary>A run of ids that is stored on its own, because it hardly ever changes.</summary>
/// <param name="number">Which: rises with time, never used again.</param>
/// <param name="count">Ids in it.</param>
internal sealed class SealedIds(int number, int count)
{
    public int Number => number;

    public int Count { get; set; } = count;

    /// <summary>Rises with every change.</summary>
    public int Changes { get; set; }
}
