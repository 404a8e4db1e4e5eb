using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace FraudGrains.Grains.StateFormat;

/// <summary>Writes the compact form of stored state: variable-length whole numbers (7 bits a byte, low bits first), length-prefixed text, tagged sections.</summary>
internal sealed class StateWriter
{
    /// <summary>A writer that once held more is not kept for the next state, in bytes: one large account shall not cost memory for ever.</summary>
    private const int KeptMax = 64 * 1024;

    [ThreadStatic]
    private static StateWriter? _kept;

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);

    /// <summary>What a section is written to before its length is known; the next one uses it again.</summary>
    private StateWriter? _section;

    public int Length => _buffer.WrittenCount;

    public byte[] ToArray() => _buffer.WrittenSpan.ToArray();

    /// <summary>What <paramref name="write"/> writes, by a writer that this thread uses again and again.</summary>
    public static byte[] Write<T>(T value, Action<StateWriter, T> write)
    {
        var writer = _kept ?? new();

        // Not there for whoever writes a second state in the middle of this one.
        _kept = null;
        write(writer, value);
        var written = writer.ToArray();
        writer._buffer.ResetWrittenCount();
        if (writer._buffer.Capacity <= KeptMax)
            _kept = writer;
        return written;
    }

    public void Byte(byte value)
    {
        _buffer.GetSpan(1)[0] = value;
        _buffer.Advance(1);
    }

    public void Unsigned(ulong value)
    {
        while (value >= 0x80)
        {
            Byte((byte)(value | 0x80));
            value >>= 7;
        }

        Byte((byte)value);
    }

    /// <summary>Small negative numbers stay small (zigzag).</summary>
    public void Signed(long value) => Unsigned((ulong)((value << 1) ^ (value >> 63)));

    public void Count(int value) => Unsigned((ulong)value);

    /// <summary>A number that is never negative, up to 2^127.</summary>
    public void Wide(Int128 value)
    {
        while (value >= 0x80)
        {
            Byte((byte)((byte)(value & 0x7F) | 0x80));
            value >>>= 7;
        }

        Byte((byte)value);
    }

    public void Hash(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_buffer.GetSpan(8), value);
        _buffer.Advance(8);
    }

    public void Double(double value) => Hash(BitConverter.DoubleToUInt64Bits(value));

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Count(bytes.Length);
        _buffer.Write(bytes);
    }

    public void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Count(length);
        Encoding.UTF8.GetBytes(text, _buffer.GetSpan(length));
        _buffer.Advance(length);
    }

    /// <summary>A tagged section: a reader that does not know the tag can pass over it.</summary>
    public void Section(byte tag, Action<StateWriter> write)
    {
        var section = _section ??= new();
        section._buffer.ResetWrittenCount();
        write(section);
        if (section.Length == 0)
            return;
        Byte(tag);
        Bytes(section._buffer.WrittenSpan);
    }
}
