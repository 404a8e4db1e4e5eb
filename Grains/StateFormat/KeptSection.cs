namespace FraudGrains.Grains.StateFormat;

/// <summary>A section as it was written last, so that one that has not changed need not be written anew. Small ones are not worth their memory.</summary>
internal sealed class KeptSection
{
    private const int BytesMin = 512;

    private byte[] _bytes = [];
    private int _length;

    /// <summary>Which change it was written after; -1 while nothing is kept.</summary>
    public long Changes { get; private set; } = -1;

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    public void Keep(ReadOnlySpan<byte> written, long changes)
    {
        Changes = -1;
        if (written.Length < BytesMin)
            return;
        if (_bytes.Length < written.Length)
            _bytes = new byte[written.Length + (written.Length / 4)];
        written.CopyTo(_bytes);
        (_length, Changes) = (written.Length, changes);
    }
}
