using System.Text;
using System.Text.Json;
using FraudGrains.Accounts;
using FraudGrains.Wire;

namespace FraudGrains.Grains.Tests.Wire;

public sealed class TransactionJsonTests
{
    private const string Canonical =
        """{"transactionId":"t-1","occurredAt":"2026-01-05T09:30:00.000Z","type":"TRANSFER","amount":181.00,"currency":"USD","payer":"C1305486145","payee":"C553264065","payerBalanceBefore":181.00,"channel":"app","device":"d-7","country":"SE"}""";

    private const string PaySim =
        """{"step":3,"type":"CASH_OUT","amount":181.0,"nameOrig":"C1","oldbalanceOrg":181.0,"newbalanceOrig":0.0,"nameDest":"C2","oldbalanceDest":21182.0,"newbalanceDest":0.0,"isFraud":1,"isFlaggedFraud":0}""";

    [Fact]
    public void The_canonical_form_is_read_whole_and_written_again()
    {
        var transaction = Read(Canonical);

        Assert.Equal("t-1", transaction.TransactionId);
        Assert.Equal(18_100, transaction.AmountMinorUnits);
        Assert.Equal(18_100, transaction.PayerBalanceBeforeMinorUnits);
        Assert.Equal(transaction, Read(Write(transaction)));
    }

    [Fact]
    public void The_columns_of_paysim_are_read_and_nothing_written_after_the_fact()
    {
        Assert.True(TransactionJson.TryRead(Encoding.UTF8.GetBytes(PaySim), "log-0-7", out var transaction, out _));

        Assert.Equal(("log-0-7", "C1", "C2", 18_100L), (transaction!.TransactionId, transaction.Payer.Value, transaction.Payee.Value, transaction.AmountMinorUnits));
        Assert.Equal(TransactionJson.PaySimStepOne.AddHours(2), transaction.OccurredAt);
        var changed = PaySim.Replace("\"isFraud\":1", "\"isFraud\":0", StringComparison.Ordinal).Replace("\"newbalanceOrig\":0.0", "\"newbalanceOrig\":9.0", StringComparison.Ordinal);
        Assert.True(TransactionJson.TryRead(Encoding.UTF8.GetBytes(changed), "log-0-7", out var other, out _));
        Assert.Equal(transaction, other);
    }

    [Theory]
    [InlineData("transactionId", "\"\"", "transactionId")]
    [InlineData("transactionId", "7", "transactionId")]
    [InlineData("transactionId", "\"a b\"", "transactionId")]
    [InlineData("occurredAt", "\"yesterday\"", "occurredAt")]
    [InlineData("occurredAt", "\"0001-01-01T00:00:00Z\"", "occurredAt")]
    [InlineData("type", "\"GIFT\"", "type")]
    [InlineData("amount", "-1", "amount")]
    [InlineData("amount", "1.234", "amount")]
    [InlineData("amount", "1e30", "amount")]
    [InlineData("amount", "1e-30", "amount")]
    [InlineData("amount", "1.0000000000000000000000000000000001", "amount")]
    [InlineData("amount", "\"1\"", "amount")]
    [InlineData("amount", "10000000000000", "amount")]
    [InlineData("currency", "\"DOLLAR\"", "currency")]
    [InlineData("payer", "\"Å\"", "payer")]
    [InlineData("payee", "null", "payee")]
    [InlineData("payerBalanceBefore", "[]", "payerBalanceBefore")]
    public void A_field_that_is_wrong_is_named(string field, string value, string named)
    {
        using var document = JsonDocument.Parse(Canonical);
        var fields = document.RootElement.EnumerateObject().Select(p => $"\"{p.Name}\":{(p.Name == field ? value : p.Value.GetRawText())}");

        Assert.False(TransactionJson.TryRead(Encoding.UTF8.GetBytes($"{{{string.Join(',', fields)}}}"), null, out _, out var fault));
        Assert.Equal(named, fault.Field);
        Assert.NotEmpty(fault.Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{} x")]
    [InlineData("null")]
    public void What_is_no_object_is_refused_as_a_whole(string text)
    {
        Assert.False(TransactionJson.TryRead(Encoding.UTF8.GetBytes(text), null, out _, out var fault));
        Assert.NotEmpty(fault.Reason);
    }

    [Theory]
    [InlineData("\"p\\u0061yer\":\"C2\"", "payer")]
    [InlineData("\"note\":1,\"n\\u006fte\":2", "note")]
    public void A_field_given_twice_is_refused_however_its_name_is_written(string more, string named)
    {
        var twice = Canonical.Replace("\"amount\":181.00", $"\"amount\":181.00,{more}", StringComparison.Ordinal);

        Assert.False(TransactionJson.TryRead(Encoding.UTF8.GetBytes(twice), null, out _, out var fault));
        Assert.Equal((named, "is given twice"), (fault.Field, fault.Reason));
    }

    [Fact]
    public void A_field_given_twice_is_refused()
    {
        var twice = Canonical.Replace("\"amount\":181.00", "\"amount\":181.00,\"amount\":1.00", StringComparison.Ordinal);

        Assert.False(TransactionJson.TryRead(Encoding.UTF8.GetBytes(twice), null, out _, out var fault));
        Assert.Equal(("amount", "is given twice"), (fault.Field, fault.Reason));
    }

    [Theory]
    [InlineData("\"nameOrig\":\"C9\"", "nameOrig", "payer")]
    [InlineData("\"nameDest\":\"C9\"", "nameDest", "payee")]
    [InlineData("\"oldbalanceOrg\":1", "oldbalanceOrg", "payerBalanceBefore")]
    [InlineData("\"timestamp\":1767605400", "timestamp", "occurredAt")]
    public void A_field_given_under_both_of_its_names_is_refused(string other, string named, string first)
    {
        var both = Canonical.Replace("\"country\":\"SE\"", other, StringComparison.Ordinal);

        Assert.False(TransactionJson.TryRead(Encoding.UTF8.GetBytes(both), null, out _, out var fault));
        Assert.Equal((named, $"is given twice: as {first} too"), (fault.Field, fault.Reason));
    }

    [Theory]
    [InlineData(24, false)]
    [InlineData(24.001, true)]
    public void A_time_more_than_a_day_ahead_is_refused(double hoursAhead, bool refused)
    {
        var transaction = Read(Canonical);

        Assert.Equal(refused, TransactionTime.IsTooFarAhead(transaction, transaction.OccurredAt.AddHours(-hoursAhead), out var fault));
        Assert.Equal(refused ? "occurredAt" : null, fault.Field);
    }

    [Fact]
    public void Random_bytes_are_refused_and_never_crash()
    {
        var random = new Random(5);
        var source = Encoding.UTF8.GetBytes(Canonical);
        for (var i = 0; i < 50_000; i++)
        {
            var bytes = source[..random.Next(source.Length + 1)];
            for (var flips = random.Next(5); flips > 0 && bytes.Length > 0; flips--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (TransactionJson.TryRead(bytes, null, out var transaction, out var fault))
                Assert.True(AccountId.IsValid(transaction!.Payer.Value));
            else
                Assert.NotEmpty(fault.Reason);
        }
    }

    private static Transaction Read(string json)
    {
        Assert.True(TransactionJson.TryRead(Encoding.UTF8.GetBytes(json), null, out var transaction, out var fault), fault.ToString());
        return transaction!;
    }

    private static string Write(Transaction transaction)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            TransactionJson.Write(writer, transaction);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
