using System.Text.Json;
using FraudGrains.Accounts;
using FraudGrains.Wire;

namespace FraudGrains.Benchmarks.Samples;

/// <summary>A transfer as most of them are.</summary>
internal static class SampleTransaction
{
    public static Transaction Make(string id = "t-999999", int payee = 3) => new()
    {
        TransactionId = id,
        OccurredAt = SampleAccount.Now,
        Type = TransactionType.Transfer,
        AmountMinorUnits = 71_050,
        Currency = "USD",
        Payer = new("C1000001"),
        Payee = new($"M200000{payee}"),
        PayerBalanceBeforeMinorUnits = 1_234_567,
    };

    /// <summary>The canonical JSON of it.</summary>
    public static byte[] Json()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            TransactionJson.Write(writer, Make());
        return stream.ToArray();
    }
}
