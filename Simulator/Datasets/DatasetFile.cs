using System.IO.Compression;

namespace FraudGrains.Simulator.Datasets;

/// <summary>An open data file: its rows as transactions, and how far the reading is.</summary>
internal sealed class DatasetFile : IDisposable
{
    private readonly FileStream _file;
    private readonly CsvTable _table;
    private readonly IDataset _dataset;

    private DatasetFile(FileStream file, CsvTable table, IDataset dataset) => (_file, _table, _dataset) = (file, table, dataset);

    /// <summary>Formats known by name; any other is the path of a mapping file.</summary>
    public static readonly IReadOnlyList<string> Formats = [Canonical, "paysim", "handbook"];

    /// <summary>The format that <c>run --out</c> writes.</summary>
    public const string Canonical = "canonical";

    /// <summary>Share of the file that was read, 0 to 1.</summary>
    public double Fraction => _file.Length == 0 ? 1 : (double)_file.Position / _file.Length;

    /// <param name="path">A CSV file; a name that ends in .gz is unpacked on the way.</param>
    /// <param name="format">One of <see cref="Formats"/>, or the path of a mapping file.</param>
    public static DatasetFile Open(string path, string format)
    {
        var dataset = Dataset(format);
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            Stream bytes = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
            return new(file, new CsvTable(bytes, Path.GetFileName(path)), dataset);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FailedException($"{path} cannot be read: {e.Message}", e);
        }
    }

    public IEnumerable<LabelledTransaction> Read(BadRows badRows) => _dataset.Read(_table, badRows);

    public void Dispose() => _table.Dispose();

    private static IDataset Dataset(string format)
    {
        try
        {
            return format switch
            {
                Canonical => new CanonicalDataset(),
                "paysim" => new PaySimDataset(),
                "handbook" => new HandbookDataset(),
                _ => new MappedDataset(ColumnMapping.Read(File.ReadAllText(format), format)),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FailedException($"The mapping file {format} cannot be read: {e.Message}", e);
        }
    }
}
