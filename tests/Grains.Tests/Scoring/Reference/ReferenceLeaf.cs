namespace FraudGrains.Grains.Tests.Scoring.Reference;

/// <summary>A leaf and where its path's features begin.</summary>
internal readonly record struct ReferenceLeaf(double Value, int Start, int Count);

/// <summary>One feature of a path.</summary>
/// <param name="Feature">Its index in a row.</param>
/// <param name="ZeroFraction">Share of the training rows that stay on the path at this feature's splits.</param>
/// <param name="Start">First of its steps.</param>
/// <param name="Count">Splits of the path that look at it.</param>
internal readonly record struct PathElement(int Feature, double ZeroFraction, int Start, int Count);
