namespace FraudGrains.Grains.Scoring.Forest;

/// <summary>A model text that cannot be used. The message names the line, the field and what is wanted.</summary>
public sealed class ModelTextException : FormatException
{
    public ModelTextException(int line, string field, string reason)
        : base($"Model text, line {line}, {field}: {reason}.")
    {
        Line = line;
        Field = field;
    }

    /// <summary>Line of the text, from 1.</summary>
    public int Line { get; }

    /// <summary>Field on that line, as the text names it.</summary>
    public string Field { get; }
}
