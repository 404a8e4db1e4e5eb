using System.Runtime.InteropServices;
using FraudGrains.Training.Native;

namespace FraudGrains.Benchmarks.Forest;

/// <summary>The fastest ways that LightGBM's C API offers: everything is set up once, answers go where the caller says.</summary>
internal sealed unsafe partial class LightGbmFast : IDisposable
{
    private const string Library = "lib_lightgbm";
    private const string OneThread = "num_threads=1";

    private readonly LightGbmBooster _booster;
    private readonly int _columns;
    private readonly nint _oneRow;

    public LightGbmFast(string text, int columns)
    {
        _columns = columns;
        _booster = LightGbmBooster.FromText(text);
        LightGbm.Check(OneRowInit(_booster.Handle, LightGbm.PredictRaw, 0, -1, LightGbm.Float64, columns, OneThread, out _oneRow));
    }

    /// <summary>The raw score of one row, by <c>LGBM_BoosterPredictForMatSingleRowFast</c>.</summary>
    public double RawScore(ReadOnlySpan<double> row)
    {
        double score;
        fixed (double* first = row)
            LightGbm.Check(OneRow(_oneRow, first, out _, &score));
        return score;
    }

    /// <summary>The raw scores of row-major rows, by <c>LGBM_BoosterPredictForMat</c>.</summary>
    public void RawScores(ReadOnlySpan<double> rows, Span<double> scores) => Predict(rows, LightGbm.PredictRaw, scores);

    /// <summary>Contributions of row-major rows: one per feature, then the expected value.</summary>
    public void Explain(ReadOnlySpan<double> rows, Span<double> contributions) => Predict(rows, LightGbm.PredictContributions, contributions);

    public void Dispose()
    {
        LightGbm.Check(FastConfigFree(_oneRow));
        _booster.Dispose();
    }

    private void Predict(ReadOnlySpan<double> rows, int kind, Span<double> answers) =>
        LightGbm.Check(LightGbm.BoosterPredictForMat(_booster.Handle, rows, LightGbm.Float64, rows.Length / _columns, _columns, 1, kind, 0, -1, OneThread, out _, answers));

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterPredictForMatSingleRowFastInit", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OneRowInit(nint booster, int kind, int startIteration, int iterations, int type, int columnCount, string parameters, out nint config);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterPredictForMatSingleRowFast")]
    private static partial int OneRow(nint config, double* row, out long length, double* answer);

    [LibraryImport(Library, EntryPoint = "LGBM_FastConfigFree")]
    private static partial int FastConfigFree(nint config);
}
