using System.Text.Json;
using FraudGrains.Decisions;

namespace FraudGrains.Silo.Persistence.Audit;

/// <summary>The fields of a receipt that are counted, as far as it has them.</summary>
internal ref struct AuditFields
{
    public string? Id { get; private set; }

    public Outcome? Outcome { get; private set; }

    public decimal? Amount { get; private set; }

    public bool? IsFull { get; private set; }

    public bool? IsApi { get; private set; }

    public readonly bool IsComplete => Id is not null && Outcome is not null && Amount is not null && IsFull is not null && IsApi is not null;

    /// <summary>Reads until all of them are there, or to the end.</summary>
    /// <exception cref="JsonException">It is not a JSON object so far.</exception>
    /// <exception cref="InvalidOperationException">A field is of another kind.</exception>
    public static AuditFields Read(ReadOnlySpan<byte> receipt)
    {
        var fields = default(AuditFields);
        var reader = new Utf8JsonReader(receipt);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject || receipt[^1] != (byte)'}')
            throw new JsonException("A receipt must be a JSON object.");
        while (!fields.IsComplete && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            fields.Take(ref reader);
        return fields;
    }

    private void Take(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("transactionId"u8) && reader.Read())
            Id = reader.GetString();
        else if (reader.ValueTextEquals("outcome"u8) && reader.Read())
            Outcome = ReceiptReader.TryOutcome(reader.GetString(), out var outcome) ? outcome : throw new JsonException("An outcome must be approve, review or block.");
        else if (reader.ValueTextEquals("amount"u8) && reader.Read())
            Amount = reader.GetDecimal();
        else if (reader.ValueTextEquals("mode"u8) && reader.Read())
            IsFull = reader.ValueTextEquals("full"u8);
        else if (reader.ValueTextEquals("source"u8) && reader.Read())
            IsApi = reader.ValueTextEquals("api"u8);
        else
            reader.Skip();
    }
}
