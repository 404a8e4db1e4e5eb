using System.Buffers;
using System.Text.Json;

namespace FraudGrains.Wire;

/// <summary>A writer of JSON that its thread uses again and again.</summary>
internal sealed class JsonScratch
{
    /// <summary>A buffer that once held more is not kept, in bytes.</summary>
    private const int KeptMax = 256 * 1024;

    [ThreadStatic]
    private static JsonScratch? _kept;

    private readonly ArrayBufferWriter<byte> _buffer = new(8 * 1024);
    private readonly Utf8JsonWriter _writer;

    private JsonScratch() => _writer = new(_buffer);

    /// <summary>What <paramref name="write"/> writes.</summary>
    /// <returns>A copy of what was written, with room for <paramref name="room"/> more bytes at its end.</returns>
    public static byte[] Write<T>(T value, Action<Utf8JsonWriter, T> write, int room = 0)
    {
        var scratch = _kept ?? new();

        // Not there for whoever writes another in the middle of this one.
        _kept = null;
        write(scratch._writer, value);
        scratch._writer.Flush();
        var written = new byte[scratch._buffer.WrittenCount + room];
        scratch._buffer.WrittenSpan.CopyTo(written);
        scratch._buffer.ResetWrittenCount();
        scratch._writer.Reset();
        if (scratch._buffer.Capacity <= KeptMax)
            _kept = scratch;
        return written;
    }
}
