using System.Buffers;
using System.Text.Json;

namespace FraudGrains.Wire;

/// <summary>A writer of JSON that its thread uses again and again.</summary>
internal static class JsonScratch
{
    /// <summary>A buffer that once held more is not kept, in bytes.</summary>
    private const int KeptMax = 256 * 1024;

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)? _kept;

    /// <summary>What <paramref name="write"/> writes.</summary>
    /// <returns>A copy of what was written, with room for <paramref name="room"/> more bytes at its end.</returns>
    public static byte[] Write<T>(T value, Action<Utf8JsonWriter, T> write, int room = 0)
    {
        var (buffer, writer) = _kept ?? New();

        // Not there for whoever writes another in the middle of this one.
        _kept = null;
        write(writer, value);
        writer.Flush();
        var written = GC.AllocateUninitializedArray<byte>(buffer.WrittenCount + room);
        buffer.WrittenSpan.CopyTo(written);
        buffer.ResetWrittenCount();
        writer.Reset();
        if (buffer.Capacity <= KeptMax)
            _kept = (buffer, writer);
        return written;
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer) New()
    {
        var buffer = new ArrayBufferWriter<byte>(8 * 1024);
        return (buffer, new Utf8JsonWriter(buffer));
    }
}
