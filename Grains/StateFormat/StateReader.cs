using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace FraudGrains.Grains.StateFormat;

/// <summary>Reads what <see cref="StateWriter"/> wrote. Anything else ends in a <see cref="StateFormatException"/>, never in a crash or an endless loop.</summary>
internal ref struct StateReader(ReadOnlySpan<byte> bytes)
{
    /// <summary>The last millisecond of the year 9999, which is as far as a time can be told.</summary>
    public const long TimeMsMax = 253_402_300_799_999;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>What is not read yet.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

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

    /// <summary>A number that is never negative.</summary>
    public long Positive()
    {
        var value = Unsigned();
        return value <= long.MaxValue ? (long)value : throw new StateFormatException($"holds {value}, which is more than is ever counted");
    }

    /// <summary>A whole number from 0 to 2^31 - 1: a partition, a version.</summary>
    public int Small()
    {
        var value = Unsigned();
        return value <= int.MaxValue ? (int)value : throw new StateFormatException($"holds {value} where a small number is wanted");
    }

    /// <summary>A time in ms since 1970; none of the past before it is ever stored.</summary>
    public long Time() => Checked(Signed());

    /// <summary>A time that lies so many ms before another.</summary>
    public long TimeBefore(long timeMs) => Checked(timeMs - Positive());

    /// <summary>A count of things of which no more than <paramref name="max"/> are ever kept.</summary>
    public int Count(int max)
    {
        var count = Count();
        return count <= max ? count : throw new StateFormatException($"promises {count} items where at most {max} are kept");
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
                return value >= 0 ? value : throw new StateFormatException("has a sum below 0");
        }

        throw new StateFormatException("has a number longer than 127 bits");
    }

    public ulong Hash() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public double Double() => BitConverter.UInt64BitsToDouble(Hash());

    /// <summary>A number that can be told in JSON.</summary>
    public double Finite()
    {
        var value = Double();
        return double.IsFinite(value) ? value : throw new StateFormatException($"holds {value} where a number is wanted");
    }

    /// <summary>Two kinds in one byte, each no greater than its last one.</summary>
    public (int High, int Low) Kinds(int highMax, int lowMax)
    {
        var both = Byte();
        return both >> 4 <= highMax && (both & 0x0F) <= lowMax ? (both >> 4, both & 0x0F) : throw new StateFormatException($"has a kind {both:x2} that this version does not know");
    }

    public ReadOnlySpan<byte> Bytes() => Take(Count());

    public string Text()
    {
        try
        {
            return Strict.GetString(Bytes());
        }
        catch (DecoderFallbackException e)
        {
            throw new StateFormatException("has text that is not UTF-8", e);
        }
    }

    /// <summary>Text that is not wanted.</summary>
    public void PassText()
    {
        if (!Utf8.IsValid(Bytes()))
            throw new StateFormatException("has text that is not UTF-8");
    }

    private static long Checked(long timeMs) =>
        timeMs is >= 0 and <= TimeMsMax ? timeMs : throw new StateFormatException($"has a time of {timeMs} ms");

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _rest.Length)
            throw new StateFormatException("ends too early");
        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
