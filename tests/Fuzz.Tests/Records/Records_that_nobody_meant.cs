using System.Text.Json;
using FraudGrains.Accounts;
using FraudGrains.Fuzz.Tests.Fuzzing;
using FraudGrains.Silo.Streams;
using FraudGrains.Streaming.Kafka.Decoding;
using FraudGrains.Wire;
using Microsoft.Extensions.Time.Testing;

namespace FraudGrains.Fuzz.Tests.Records;

/// <summary>Whatever stands on the topic is a transaction that keeps every promise, or is refused with a reason. Never anything else.</summary>
public sealed class Records_that_nobody_meant
{
    private static readonly TransactionDecoder Decoder = new(new FakeTimeProvider(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero)));

    [Fact]
    public Task Are_refused_with_a_reason_or_are_transactions() => Fuzzing.Fuzz.Run(RecordCorpus.Mutator.Next, Check);

    private static void Check(byte[] bytes)
    {
        var decoding = Allocation.AtMost((64 * 1024) + (64L * bytes.Length), () => Decode(bytes));
        if (decoding.Rejection is { } reason)
            Assert.NotEmpty(reason);
        else
            IsWhatTheRecordSays(((TransactionRecord)decoding.Item!).Transaction, bytes);
    }

    private static KafkaDecoding Decode(byte[] bytes) =>
        Decoder.Decode(new KafkaRecord { Value = bytes, HasValue = true, LogName = "log", Topic = Topics.Transactions, Partition = 3, Offset = 41, LowWatermark = 40 });

    /// <summary>Read again by the framework's own reader, which knows nothing of transactions.</summary>
    private static void IsWhatTheRecordSays(Transaction transaction, byte[] bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        var fields = document.RootElement;
        Assert.Distinct(fields.EnumerateObject().Select(field => field.Name));
        Assert.True(AccountId.IsValid(transaction.Payer.Value) && AccountId.IsValid(transaction.Payee.Value));
        Assert.Equal((fields.TryGetProperty("payer", out var payer) ? payer : fields.GetProperty("nameOrig")).GetString(), transaction.Payer.Value);
        Assert.Equal((fields.TryGetProperty("payee", out var payee) ? payee : fields.GetProperty("nameDest")).GetString(), transaction.Payee.Value);
        Assert.Equal(fields.GetProperty("amount").GetDecimal(), Money.ToMajor(transaction.AmountMinorUnits));
        Assert.InRange(transaction.AmountMinorUnits, 0, Transaction.AmountMinorUnitsMax);
        Assert.InRange(transaction.TransactionId.Length, 1, Transaction.TransactionIdLengthMax);
        Assert.InRange(transaction.OccurredAt.Year, 1971, 2026);
        Assert.True(TransactionJson.TryRead(Written(transaction), idWhenMissing: null, out var again, out var fault), fault.ToString());
        Assert.Equal(transaction, again);
    }

    private static byte[] Written(Transaction transaction)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            TransactionJson.Write(writer, transaction);
        return stream.ToArray();
    }
}
