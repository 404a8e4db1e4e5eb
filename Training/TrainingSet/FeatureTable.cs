using FraudGrains.Grains.Features;

namespace FraudGrains.Training.TrainingSet;

/// <summary>Feature rows with their times and labels, in blocks, in the order of the file. A row takes 8 bytes a column and 40 more.</summary>
/// <param name="names">The columns. Default: the engine's own features.</param>
internal sealed class FeatureTable(IReadOnlyList<string>? names = null)
{
    /// <summary>Rows in a block: some MB, so that a growing table is never copied.</summary>
    private const int BlockRows = 8_192;

    private readonly List<double[]> _blocks = [];
    private readonly List<RowFacts> _facts = [];

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Names { get; } = names ?? FeatureSchema.Names;

    /// <summary>Numbers in a row.</summary>
    public int Columns => Names.Count;

    public int Count => _facts.Count;

    public RowFacts Facts(int row) => _facts[row];

    public DateTimeOffset Time(int row) => _facts[row].Time;

    public bool IsFraud(int row) => _facts[row].IsFraud;

    public ReadOnlySpan<double> Row(int row) => _blocks[row / BlockRows].AsSpan(row % BlockRows * Columns, Columns);

    public void Add(RowFacts facts, ReadOnlySpan<double> features)
    {
        if (Count % BlockRows == 0)
            _blocks.Add(new double[BlockRows * Columns]);
        features.CopyTo(_blocks[^1].AsSpan(Count % BlockRows * Columns, Columns));
        _facts.Add(facts);
    }

    /// <summary>The chosen rows with their labels: where they stand when they follow one another, else copied.</summary>
    public (List<ReadOnlyMemory<double>> Blocks, float[] Labels) Select(IReadOnlyList<int> rows)
    {
        var blocks = rows.Count > 0 && rows[^1] - rows[0] == rows.Count - 1 ? InPlace(rows[0], rows.Count) : Copied(rows);
        return (blocks, [.. rows.Select(r => IsFraud(r) ? 1f : 0f)]);
    }

    private List<ReadOnlyMemory<double>> InPlace(int first, int count)
    {
        var blocks = new List<ReadOnlyMemory<double>>();
        for (var row = first; row < first + count;)
        {
            var taken = Math.Min(BlockRows - (row % BlockRows), first + count - row);
            blocks.Add(_blocks[row / BlockRows].AsMemory(row % BlockRows * Columns, taken * Columns));
            row += taken;
        }

        return blocks;
    }

    private List<ReadOnlyMemory<double>> Copied(IReadOnlyList<int> rows)
    {
        var blocks = new List<ReadOnlyMemory<double>>();
        for (var start = 0; start < rows.Count; start += BlockRows)
        {
            var block = new double[Math.Min(BlockRows, rows.Count - start) * Columns];
            for (var i = 0; i < block.Length / Columns; i++)
                Row(rows[start + i]).CopyTo(block.AsSpan(i * Columns, Columns));
            blocks.Add(block);
        }

        return blocks;
    }
}
