namespace FraudGrains.Simulator.Datasets;

/// <summary>A column of a file: its place and its name.</summary>
internal readonly record struct CsvColumn(int Index, string Name);
