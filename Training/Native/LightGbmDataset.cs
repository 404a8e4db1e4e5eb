namespace FraudGrains.Training.Native;

/// <summary>Rows and labels, binned by LightGBM.</summary>
internal sealed class LightGbmDataset : IDisposable
{
    /// <param name="blocks">Rows in blocks of any size, row-major.</param>
    /// <param name="labels">0 or 1, one per row.</param>
    /// <param name="names">Feature names; their count is the row's length.</param>
    /// <param name="parameters">LightGBM's own, such as <c>num_threads=1</c>.</param>
    /// <param name="reference">Dataset whose bins are used, for validation rows.</param>
    public unsafe LightGbmDataset(IReadOnlyList<ReadOnlyMemory<double>> blocks, float[] labels, string[] names, string parameters, LightGbmDataset? reference = null)
    {
        var pins = new List<System.Buffers.MemoryHandle>();
        try
        {
            var pointers = stackalloc double*[Math.Max(blocks.Count, 1)];
            var counts = stackalloc int[Math.Max(blocks.Count, 1)];
            var areRowMajor = stackalloc int[Math.Max(blocks.Count, 1)];
            for (var i = 0; i < blocks.Count; i++)
            {
                pins.Add(blocks[i].Pin());
                pointers[i] = (double*)pins[i].Pointer;
                counts[i] = blocks[i].Length / names.Length;
                areRowMajor[i] = 1;
            }

            LightGbm.Check(LightGbm.DatasetCreateFromMats(blocks.Count, pointers, LightGbm.Float64, counts, names.Length, areRowMajor, parameters, reference?.Handle ?? 0, out var handle));
            Handle = handle;
        }
        finally
        {
            pins.ForEach(p => p.Dispose());
        }

        LightGbm.Check(LightGbm.DatasetSetField(Handle, "label", labels, labels.Length, LightGbm.Float32));
        LightGbm.Check(LightGbm.DatasetSetFeatureNames(Handle, names, names.Length));
    }

    public nint Handle { get; private set; }

    public void Dispose()
    {
        if (Handle != 0)
            LightGbm.Check(LightGbm.DatasetFree(Handle));
        Handle = 0;
    }
}
