using FraudGrains.Grains.Features;

namespace FraudGrains.Training.TrainingSet;

/// <summary>Feature rows with their times and labels, in blocks, in the order of the file.</summary>
internal sealed class FeatureTable
{
    /// <summary>Rows in a block: about 7 MB, so that a growing table is never copied.</summary>
    private const int BlockRows = 8_192;

    private readonly List<double[]> _blocks = [];
    private readonly List<DateTimeOffset> _times = [];
    private readonly List<bool> _labels = [];

    /// <summary>Numbers in a row.</summary>
    public static int Columns => FeatureSchema.Count;

    public int Count => _times.Count;

    public DateTimeOffset Time(int row) => _times[row];

    public bool IsFraud(int row) => _labels[row];

    public ReadOnlySpan<double> Row(int row) => _blocks[row / BlockRows].AsSpan(row % BlockRows * Columns, Columns);

    public void Add(DateTimeOffset time, bool isFraud, ReadOnlySpan<double> features)
    {
        if (Count % BlockRows == 0)
            _blocks.Add(new double[BlockRows * Columns]);
        features.CopyTo(_blocks[^1].AsSpan(Count % BlockRows * Columns, Columns));
        _times.Add(time);
        _labels.Add(isFraud);
    }

    /// <summary>The chosen rows copied into blocks of their own, with their labels.</summary>
    public (List<double[]> Blocks, float[] Labels) Select(IReadOnlyList<int> rows)
    {
        var blocks = new List<double[]>();
        for (var start = 0; start < rows.Count; start += BlockRows)
        {
            var block = new double[Math.Min(BlockRows, rows.Count - start) * Columns];
            for (var i = 0; i < block.Length / Columns; i++)
                Row(rows[start + i]).CopyTo(block.AsSpan(i * Columns, Columns));
            blocks.Add(block);
        }

        return (blocks, [.. rows.Select(r => IsFraud(r) ? 1f : 0f)]);
    }
}
