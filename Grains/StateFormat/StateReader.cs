using System.Buffers.Binary;
using System.Text;

namespace FraudGrains.Grains.StateFormat;

/// <summary>Reads what <see cref="StateWriter"/> wrote. Anything else ends in a <see cref="StateFormatException"/>, never in a crash or an endless loop.</summary>
internal ref struct StateReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public byte Byte()
    {
        if (_rest.IsEmpty)
            throw new StateFormatException("ends too early");
        var value = _rest[0];
        _rest = _rest[1..];
        return value;
    }

    public ulong Unsigned()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw new StateFormatException("has a number longer than 64 bits");
    }

    public long Signed()
    {
        var raw = Unsigned();
        return (long)(raw >> 1) ^ -(long)(raw & 1);
    }

    /// <summary>A count of things that take at least one byte each: never more than what is left to read.</summary>
    public int Count()
    {
        var value = Unsigned();
        if (value > (ulong)_rest.Length)
            throw new StateFormatException($"promises {value} items and has {_rest.Length} bytes left");
        return (int)value;
    }

    public Int128 Wide()
    {
        Int128 value = 0;
        for (var shift = 0; shift < 127; shift += 7)
        {
            var next = Byte();
            value |= (Int128)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw new StateFormatException("has a number longer than 127 bits");
    }

    public ulong Hash() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public double Double() => BitConverter.UInt64BitsToDouble(Hash());

    public ReadOnlySpan<byte> Bytes() => Take(Count());

    public string Text() => Encoding.UTF8.GetString(Bytes());

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _rest.Length)
            throw new StateFormatException("ends too early");
        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
