using FraudGrains.Grains.Features;
using FraudGrains.Grains.Scoring.Forest;

namespace FraudGrains.Benchmarks.Forest;

/// <summary>Both sides, ready to score and to explain the same rows.</summary>
internal sealed class ForestContest : IDisposable
{
    private readonly double[] _matrix;
    private readonly double[][] _rows;
    private readonly double[] _scores;
    private readonly LightGbmFast _library;
    private readonly Evaluator _evaluator;
    private readonly Contributions _contributions;

    /// <param name="text">The model.</param>
    /// <param name="matrix">Row-major rows.</param>
    public ForestContest(string text, double[] matrix)
    {
        _matrix = matrix;
        _rows = [.. matrix.Chunk(FeatureSchema.Count)];
        _scores = new double[_rows.Length];
        _library = new(text, FeatureSchema.Count);
        var model = ModelText.Parse(text);
        (_evaluator, _contributions) = (new(model), new(model));
    }

    public Duel ByOne() => new("score, 1 row", _rows.Length, LibraryByOne, OursByOne);

    public Duel ByBatch(int size) => new($"score, {size} rows", _rows.Length, () => LibraryByBatch(size), () => OursByBatch(size));

    public Duel Explaining(int count) => new("explain", count, () => LibraryExplains(count), () => OursExplains(count));

    /// <summary>Whether both ways of ours tell the library's scores of every row.</summary>
    public bool IsBitEqual()
    {
        LibraryByBatch(_rows.Length);
        var expected = Bits(_scores);
        OursByOne();
        var byOne = Bits(_scores);
        OursByBatch(_rows.Length);
        return expected.SequenceEqual(byOne) && expected.SequenceEqual(Bits(_scores));
    }

    /// <summary>The largest difference of a contribution.</summary>
    public double LargestDifference(int count)
    {
        var columns = FeatureSchema.Count;
        var expected = new double[count * (columns + 1)];
        _library.Explain(_matrix.AsSpan(0, count * columns), expected);
        var told = new double[columns];
        var largest = 0.0;
        for (var i = 0; i < count; i++)
        {
            _contributions.Explain(_rows[i], told);
            for (var f = 0; f < columns; f++)
                largest = Math.Max(largest, Math.Abs(told[f] - expected[(i * (columns + 1)) + f]));
        }

        return largest;
    }

    public void Dispose() => _library.Dispose();

    private void LibraryByOne()
    {
        for (var i = 0; i < _rows.Length; i++)
            _scores[i] = _library.RawScore(_rows[i]);
    }

    private void OursByOne()
    {
        for (var i = 0; i < _rows.Length; i++)
            _scores[i] = _evaluator.RawScore(_rows[i]);
    }

    private void LibraryByBatch(int size)
    {
        for (var i = 0; i < _rows.Length; i += size)
            _library.RawScores(_matrix.AsSpan(i * FeatureSchema.Count, size * FeatureSchema.Count), _scores.AsSpan(i, size));
    }

    private void OursByBatch(int size)
    {
        for (var i = 0; i < _rows.Length; i += size)
            _evaluator.RawScores(_rows.AsSpan(i, size), _scores.AsSpan(i, size));
    }

    private void LibraryExplains(int count)
    {
        var answers = new double[count * (FeatureSchema.Count + 1)];
        _library.Explain(_matrix.AsSpan(0, count * FeatureSchema.Count), answers);
    }

    private void OursExplains(int count)
    {
        var told = new double[FeatureSchema.Count];
        for (var i = 0; i < count; i++)
            _contributions.Explain(_rows[i], told);
    }

    private static long[] Bits(double[] scores) => Array.ConvertAll(scores, BitConverter.DoubleToInt64Bits);
}
