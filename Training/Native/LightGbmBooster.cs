using System.Text;

namespace FraudGrains.Training.Native;

/// <summary>A model inside LightGBM's library.</summary>
internal sealed class LightGbmBooster : IDisposable
{
    private nint _handle;

    /// <summary>For calls of the C API that are not offered here.</summary>
    internal nint Handle => _handle;

    private LightGbmBooster(nint handle) => _handle = handle;

    public static LightGbmBooster Create(LightGbmDataset dataset, string parameters)
    {
        LightGbm.Check(LightGbm.BoosterCreate(dataset.Handle, parameters, out var handle));
        return new(handle);
    }

    public static LightGbmBooster FromText(string text)
    {
        LightGbm.Check(LightGbm.BoosterLoadModelFromString(text, out _, out var handle));
        return new(handle);
    }

    /// <summary>Has every tree judged on these rows as it grows; their bins must be the training rows'.</summary>
    public void Validate(LightGbmDataset dataset) => LightGbm.Check(LightGbm.BoosterAddValidData(_handle, dataset.Handle));

    /// <summary>The one metric that the parameters name, on the validation rows.</summary>
    public double Metric()
    {
        var answers = new double[1];
        LightGbm.Check(LightGbm.BoosterGetEval(_handle, 1, out _, answers));
        return answers[0];
    }

    /// <summary>Adds one tree; false when there is nothing left to split.</summary>
    public bool Update()
    {
        LightGbm.Check(LightGbm.BoosterUpdateOneIter(_handle, out var isFinished));
        return isFinished == 0;
    }

    /// <summary>The text of <paramref name="iterations"/> trees (all when 0 or less), from the tree <paramref name="first"/> on.</summary>
    public string ToText(int first = 0, int iterations = -1)
    {
        LightGbm.Check(LightGbm.BoosterSaveModelToString(_handle, first, iterations, 0, 0, out var length, []));
        var buffer = new byte[length];
        LightGbm.Check(LightGbm.BoosterSaveModelToString(_handle, first, iterations, 0, length, out length, buffer));
        return Encoding.UTF8.GetString(buffer.AsSpan(0, (int)length - 1));
    }

    /// <summary>Raw scores of row-major rows.</summary>
    public double[] RawScores(ReadOnlySpan<double> rows, int columns) => Predict(rows, columns, LightGbm.PredictRaw, 1);

    /// <summary>Contributions of row-major rows: one per feature, then the expected value.</summary>
    public double[] Contributions(ReadOnlySpan<double> rows, int columns) => Predict(rows, columns, LightGbm.PredictContributions, columns + 1);

    public void Dispose()
    {
        if (_handle != 0)
            LightGbm.Check(LightGbm.BoosterFree(_handle));
        _handle = 0;
    }

    private double[] Predict(ReadOnlySpan<double> rows, int columns, int kind, int answersPerRow)
    {
        var answers = new double[rows.Length / columns * answersPerRow];
        LightGbm.Check(LightGbm.BoosterPredictForMat(_handle, rows, LightGbm.Float64, rows.Length / columns, columns, 1, kind, 0, -1, "num_threads=1", out _, answers));
        return answers;
    }
}
