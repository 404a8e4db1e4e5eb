using CsvHelper;

namespace FraudGrains.Simulator.Datasets;

/// <summary>Reads a CSV file with a header row by row, in bounded memory, and finds columns by name. The separator is recognised among comma, semicolon, tab and bar.</summary>
internal sealed class CsvTable : IDisposable
{
    /// <summary>Longest row, in bytes.</summary>
    private const int RowBytesMax = 1024 * 1024;

    private readonly CsvReader _reader;
    private readonly string[] _header;
    private CsvMalformedReason? _malformed;
    private long _rows;

    /// <param name="bytes">The file; closed with the table.</param>
    /// <param name="file">Name of the file, for messages.</param>
    public CsvTable(Stream bytes, string file)
    {
        File = file;
        _reader = CsvReader.Create(bytes, new CsvReaderOptions
        {
            MaxRecordSize = RowBytesMax,
            TrackLineNumbers = true,
            // One quote that is never closed then spoils its own line and not the rest of the file.
            AllowLineBreaksInQuotes = false,
            OnMalformedRecord = record => _malformed = record.Reason,
        });
        _header = Guarded(() => { _reader.ReadHeader(); return _reader.Headers.ToArray(); });
        if (_header.Length == 0)
            throw new FailedException($"{file} is empty: a CSV file with a header line is wanted.");
    }

    public string File { get; }

    public bool Has(string name) => Array.IndexOf(_header, name) >= 0;

    /// <summary>The column of that name.</summary>
    /// <param name="name">Name as in the header.</param>
    /// <param name="wantedBy">Who wants it, for the message.</param>
    public CsvColumn Column(string name, string wantedBy)
    {
        var index = Array.IndexOf(_header, name);
        return index >= 0
            ? new(index, name)
            : throw new FailedException($"{File} has no column '{name}', which {wantedBy} wants; its header has: {string.Join(", ", _header)}.");
    }

    /// <summary>Reads the next row; false at the end of the file.</summary>
    /// <exception cref="BadRowException">The row is not CSV, or has not as many fields as the header. Reading may go on.</exception>
    public bool Read(out CsvRow row)
    {
        row = default;
        _malformed = null;
        if (!Guarded(_reader.Read))
            return false;

        _rows++;
        if (_malformed is { } reason)
            throw new BadRowException(File, _reader.LineNumber, $"is not CSV ({reason}): look for a stray or unclosed quote.");
        if (_reader.FieldCount != _header.Length)
            throw new BadRowException(File, _reader.LineNumber, $"has {_reader.FieldCount} fields; the header has {_header.Length}.");
        var fields = new string[_header.Length];
        for (var i = 0; i < fields.Length; i++)
            fields[i] = _reader.GetString(i);
        row = new(File, _rows, _reader.LineNumber, fields);
        return true;
    }

    public void Dispose() => _reader.Dispose();

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or InvalidDataException or CsvFormatException)
        {
            throw new FailedException($"{File} cannot be read after row {_rows}: {e.Message}", e);
        }
    }
}
