using System.IO.Compression;
using FraudGrains.Simulator;
using FraudGrains.Simulator.Datasets;

namespace FraudGrains.Training.TrainingSet;

/// <summary>A labelled data file, opened: its rows as transactions with their labels, and how far the reading is.</summary>
internal sealed class LabelledFile : IDisposable
{
    /// <summary>Formats known by name; any other is the path of a mapping file.</summary>
    public static readonly string[] Formats = ["canonical", "paysim", "handbook"];

    /// <summary>Columns written after the fact. A mapping may not bring them in by another name.</summary>
    private static readonly string[] AfterTheFact = ["newbalanceOrig", "newbalanceDest", "oldbalanceDest", "isFlaggedFraud"];

    private readonly FileStream _file;
    private readonly Stream _bytes;
    private readonly string _path, _format;

    private LabelledFile(FileStream file, Stream bytes, string path, string format) => (_file, _bytes, _path, _format) = (file, bytes, path, format);

    /// <summary>Share of the file that was read, 0 to 1.</summary>
    public double Fraction => _file.Length == 0 ? 1 : (double)_file.Position / _file.Length;

    /// <param name="path">The file; a name that ends in .gz is unpacked on the way.</param>
    /// <param name="format">One of <see cref="Formats"/>, or the path of a mapping file.</param>
    /// <exception cref="FailedException">The file cannot be opened.</exception>
    public static LabelledFile Open(string path, string format)
    {
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            Stream bytes = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
            return new(file, bytes, path, format);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FailedException($"{path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The rows in file order, which is the order in which the engine would see them.</summary>
    public IEnumerable<LabelledTransaction> Read(BadRows badRows)
    {
        var name = Path.GetFileName(_path);
        if (_format == "canonical" && IsJsonLines(name))
            return CanonicalLines.Read(_bytes, name, badRows);
        var table = new CsvTable(_bytes, name);
        return _format switch
        {
            "canonical" => Labelled(table, "isFraud", new CanonicalDataset()).Read(table, badRows),
            "paysim" => Labelled(table, "isFraud", new PaySimDataset()).Read(table, badRows),
            "handbook" => Labelled(table, "TX_FRAUD", new HandbookDataset()).Read(table, badRows),
            _ => Mapped(table, badRows),
        };
    }

    /// <summary>The file as a table, for protocols that look at more than the transactions; instead of <see cref="Read"/>, not beside it.</summary>
    public CsvTable Table() => new(_bytes, Path.GetFileName(_path));

    public void Dispose() => _bytes.Dispose();

    private static bool IsJsonLines(string name)
    {
        var plain = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        return Path.GetExtension(plain).ToUpperInvariant() is ".JSONL" or ".NDJSON" or ".JSON";
    }

    private static IDataset Labelled(CsvTable table, string label, IDataset dataset)
    {
        table.Column(label, "training, as its label,");
        return dataset;
    }

    private IEnumerable<LabelledTransaction> Mapped(CsvTable table, BadRows badRows)
    {
        var mapping = ColumnMapping.Read(MappingText(), _format);
        if (mapping.Bind("label", table) is null)
            throw new FailedException($"{_format} does not say where 'label' comes from, which training needs. Add \"label\": \"column name\".");
        foreach (var key in new[] { "amount", "payerBalanceBefore", "type" })
        {
            if (mapping.Bind(key, table)?.Name(key) is { } column && AfterTheFact.Contains(column, StringComparer.OrdinalIgnoreCase))
                throw new FailedException($"{_format} takes '{key}' from '{column}', which is written after the fact: a model that learns from it learns the answer. Leave it out.");
        }

        return new MappedDataset(mapping).Read(table, badRows);
    }

    private string MappingText()
    {
        try
        {
            return File.ReadAllText(_format);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FailedException($"The mapping file {_format} cannot be read: {e.Message}", e);
        }
    }
}
