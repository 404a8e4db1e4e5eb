using System.Buffers.Binary;
using System.Text;

namespace FraudGrains.Grains.StateFormat;

/// <summary>Writes the compact form of stored state: variable-length whole numbers (7 bits a byte, low bits first), length-prefixed text, tagged sections.</summary>
internal sealed class StateWriter
{
    /// <summary>A writer that once held more is not kept for the next state, in bytes: one large account shall not cost memory for ever.</summary>
    private const int KeptMax = 64 * 1024;

    private const int FirstLength = 64;

    /// <summary>Longest number of variable length: 127 bits.</summary>
    private const int NumberMax = 19;

    [ThreadStatic]
    private static StateWriter? _kept;

    private byte[] _buffer = new byte[FirstLength];

    /// <summary>What a section is written to before its length is known; the next one uses it again.</summary>
    private StateWriter? _section;

    public int Length { get; private set; }

    /// <summary>What was written so far; valid until more is.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public byte[] ToArray()
    {
        var written = GC.AllocateUninitializedArray<byte>(Length);
        Written.CopyTo(written);
        return written;
    }

    /// <summary>What <paramref name="write"/> writes, by a writer that this thread uses again and again.</summary>
    public static byte[] Write<T>(T value, Action<StateWriter, T> write)
    {
        var writer = _kept ?? new();

        // Not there for whoever writes a second state in the middle of this one.
        _kept = null;
        write(writer, value);
        var written = writer.ToArray();
        writer.Length = 0;
        if (writer._buffer.Length <= KeptMax)
            _kept = writer;
        return written;
    }

    public void Byte(byte value)
    {
        if (Length == _buffer.Length)
            Grow(1);
        _buffer[Length++] = value;
    }

    public void Unsigned(ulong value)
    {
        var room = Room(NumberMax);
        var at = 0;
        while (value >= 0x80)
        {
            room[at++] = (byte)(value | 0x80);
            value >>= 7;
        }

        room[at++] = (byte)value;
        Length += at;
    }

    /// <summary>Small negative numbers stay small (zigzag).</summary>
    public void Signed(long value) => Unsigned((ulong)((value << 1) ^ (value >> 63)));

    public void Count(int value) => Unsigned((ulong)value);

    /// <summary>A number that is never negative, up to 2^127.</summary>
    public void Wide(Int128 value)
    {
        var room = Room(NumberMax);
        var at = 0;
        while (value > long.MaxValue)
        {
            room[at++] = (byte)((byte)(value & 0x7F) | 0x80);
            value >>>= 7;
        }

        Length += at;
        Unsigned((ulong)value);
    }

    public void Hash(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(Room(sizeof(ulong)), value);
        Length += sizeof(ulong);
    }

    public void Double(double value) => Hash(BitConverter.DoubleToUInt64Bits(value));

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Count(bytes.Length);
        Raw(bytes);
    }

    /// <summary>What was written before, as it is.</summary>
    public void Raw(ReadOnlySpan<byte> written)
    {
        written.CopyTo(Room(written.Length));
        Length += written.Length;
    }

    public void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Count(length);
        Length += Encoding.UTF8.GetBytes(text, Room(length));
    }

    /// <summary>A tagged section: a reader that does not know the tag can pass over it.</summary>
    public void Section<T>(byte tag, T value, Action<StateWriter, T> write)
    {
        var section = _section ??= new();
        section.Length = 0;
        write(section, value);
        if (section.Length == 0)
            return;
        Byte(tag);
        Bytes(section._buffer.AsSpan(0, section.Length));
    }

    /// <summary>A tagged section whose content stands in <paramref name="write"/> itself.</summary>
    public void Section(byte tag, Action<StateWriter> write) => Section(tag, write, static (writer, content) => content(writer));

    private Span<byte> Room(int count)
    {
        if (_buffer.Length - Length < count)
            Grow(count);
        return _buffer.AsSpan(Length);
    }

    private void Grow(int count) => Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, Length + count));
}
