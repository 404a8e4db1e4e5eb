using System.Buffers;
using System.Text.Json;
using FraudGrains.Accounts;
using FraudGrains.Wire;

namespace FraudGrains.Simulator.Publishing;

/// <summary>Writes transactions as the records that go on the topic. Not for several threads.</summary>
internal sealed class RecordWriter : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(512);
    private readonly Utf8JsonWriter _writer;

    public RecordWriter() => _writer = new(_buffer);

    public byte[] Write(Transaction transaction)
    {
        _buffer.ResetWrittenCount();
        _writer.Reset();
        TransactionJson.Write(_writer, transaction);
        _writer.Flush();
        return _buffer.WrittenSpan.ToArray();
    }

    public void Dispose() => _writer.Dispose();
}
