namespace FraudGrains.Grains.Scoring.Forest;

/// <summary>Trees that are descended together.</summary>
/// <param name="Depth">Steps after which all of them stand on a leaf.</param>
/// <param name="Roots">Where each tree's root stands, in half nodes.</param>
/// <param name="Places">Where each tree's answer goes: its number in the model.</param>
internal sealed record TreeGroup(int Depth, uint[] Roots, int[] Places);
