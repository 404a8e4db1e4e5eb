namespace FraudGrains.Grains.Scoring.Forest;

/// <summary>Scores rows. A lone row goes down the trees without branches, many trees at a time; eight rows or more are scored together. Raw scores are those of LightGBM's own library to the last bit, whichever way.</summary>
public sealed class Evaluator
{
    /// <summary>Rows from which they are scored together.</summary>
    public const int BatchFrom = BatchForest.RowsPerBlock;

    /// <summary>Longest scratch space kept on the stack, in numbers; a larger model's is allocated for each row.</summary>
    private const int OnStackMax = 1_024;

    /// <summary>The same for a block of rows.</summary>
    private const int BlockOnStackMax = 4_096;

    private readonly CompiledForest _forest;
    private readonly Descent _descent;
    private readonly BatchEvaluator? _batch;
    private readonly int _featureCount;

    public Evaluator(ModelText model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _featureCount = model.FeatureNames.Length;
        _forest = new(model);
        _descent = new(_forest);
        _batch = BatchEvaluator.TryMake(model, _forest.Slots);
    }

    /// <summary>The score in log-odds.</summary>
    /// <param name="row">One value per feature of the model; NaN where unknown.</param>
    /// <exception cref="ArgumentException">The row has another length.</exception>
    public double RawScore(ReadOnlySpan<double> row)
    {
        CheckLength(row.Length);
        var slotCount = _forest.Slots.Count;
        var length = slotCount + _forest.TreeCount + 1;
        var scratch = length <= OnStackMax ? stackalloc double[length] : new double[length];
        var slots = scratch[..slotCount];
        var answers = scratch[slotCount..];
        _forest.Slots.Fill(row, slots);
        foreach (var group in _forest.Groups)
            _descent.Down(group, slots, answers);

        // In the model's order: floating-point sums depend on it.
        var sum = 0.0;
        foreach (var answer in answers[..^1])
            sum += answer;
        return sum;
    }

    /// <summary>The scores of several rows, in log-odds.</summary>
    /// <exception cref="ArgumentException">A row has another length, or there is not one score per row.</exception>
    public void RawScores(ReadOnlySpan<double[]> rows, Span<double> scores)
    {
        if (rows.Length != scores.Length)
            throw new ArgumentException($"{rows.Length} rows need as many scores, but there are {scores.Length}.", nameof(scores));
        var done = _batch is null ? 0 : InBlocks(_batch, rows, scores);
        for (; done < rows.Length; done++)
            scores[done] = RawScore(rows[done]);
    }

    /// <summary>Scores as many rows as fill whole blocks.</summary>
    private int InBlocks(BatchEvaluator batch, ReadOnlySpan<double[]> rows, Span<double> scores)
    {
        const int Rows = BatchForest.RowsPerBlock;
        if (rows.Length < Rows)
            return 0;
        foreach (var row in rows)
            CheckLength(row.Length);
        var length = _forest.Slots.Count * Rows;
        var scratch = length <= BlockOnStackMax ? stackalloc double[length] : new double[length];
        var done = 0;
        for (; done + Rows <= rows.Length; done += Rows)
            batch.RawScores(rows.Slice(done, Rows), scratch, scores.Slice(done, Rows));
        return done;
    }

    private void CheckLength(int length)
    {
        if (length != _featureCount)
            throw new ArgumentException($"A row must hold {_featureCount} features, but holds {length}.", nameof(length));
    }
}
