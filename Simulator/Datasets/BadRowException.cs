namespace FraudGrains.Simulator.Datasets;

/// <summary>A row that cannot be understood: which file and line, what is wrong.</summary>
internal sealed class BadRowException(string file, long line, string reason) : Exception($"{file}, line {line}: {reason}")
{
    public long Line { get; } = line;
}
