using System.Text;
using System.Text.Json;
using FraudGrains.Accounts;
using FraudGrains.Decisions;
using FraudGrains.Wire;

namespace FraudGrains.Grains.Tests.Wire;

/// <summary>Receipts are read by whoever likes and computed again for years: their numbers are spelt as the platform's own JSON writer spells them.</summary>
public sealed class Features_in_a_receipt
{
    private static readonly string[] Names = [.. Enumerable.Range(0, 64).Select(i => i == 7 ? "a \"quoted\" näme" : $"feature_{i}")];

    [Fact]
    public void Have_the_bytes_of_the_platforms_own_writer()
    {
        var random = new Random(17);
        for (var round = 0; round < 2_000; round++)
        {
            var features = Names.Select(_ => Value(random)).ToArray();

            var written = Encoding.UTF8.GetString(ReceiptJson.ToUtf8(Receipt(features), Names));

            Assert.Contains($"\"features\":{Expected(features)},", written, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_hash_is_that_of_all_that_stands_before_it()
    {
        var (sealedReceipt, utf8) = ReceiptJson.SealAndWrite(Receipt([.. Names.Select((_, i) => i / 4.0)]), Names);

        Assert.Equal(ReceiptJson.ToUtf8(sealedReceipt, Names), utf8);
        var unsealed = ReceiptJson.ToUtf8(sealedReceipt with { ReceiptHash = "" }, Names);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(unsealed)), sealedReceipt.ReceiptHash);
    }

    private static double Value(Random random) => random.Next(15) switch
    {
        0 => double.NaN,
        1 => 0,
        2 => -0.0,
        3 => random.Next(-1_000, 1_000_000),
        4 => random.NextInt64(-2_000_000_000_000_000, 2_000_000_000_000_000),
        5 => random.NextInt64(-100_000_000_000_000, 100_000_000_000_000) / 100.0,
        6 => random.Next(-10_000, 10_000) / 100.0,
        7 => random.NextDouble(),
        8 => Math.Exp((random.NextDouble() - 0.5) * 200),
        9 => random.Next(-100_000, 100_000) / 1_000.0,
        10 => double.PositiveInfinity,
        11 => random.Next(1, 10_000_000) / (double)random.Next(1, 10_000),
        12 => (random.Next(2) == 0 ? 1 : -1) * Math.Pow(10, (random.NextDouble() * 22) - 6),
        13 => Neighbour(Math.Pow(2, random.Next(-14, 50)), random.Next(-2, 3)),
        _ => BitConverter.Int64BitsToDouble(random.NextInt64()),
    };

    private static double Neighbour(double value, int steps)
    {
        for (; steps > 0; steps--)
            value = double.BitIncrement(value);
        for (; steps < 0; steps++)
            value = double.BitDecrement(value);
        return value;
    }

    private static string Expected(double[] features)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            for (var i = 0; i < features.Length; i++)
            {
                if (double.IsFinite(features[i]))
                    writer.WriteNumber(Names[i], features[i]);
                else
                    writer.WriteNull(Names[i]);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static DecisionReceipt Receipt(double[] features) => new()
    {
        Decision = new()
        {
            TransactionId = "t-1",
            Payer = new("C1"),
            Payee = new("M1"),
            OccurredAt = new DateTimeOffset(2026, 1, 5, 9, 30, 0, 7, TimeSpan.Zero),
            DecidedAt = new DateTimeOffset(2026, 11, 25, 23, 59, 59, 999, TimeSpan.Zero),
            Outcome = Outcome.Approve,
            Score = 0.25,
            Mode = DecisionMode.Full,
            Reasons = [],
            ModelVersion = "m",
            RuleSetVersion = "r",
            FeatureSchemaVersion = 2,
        },
        Source = DecisionSource.Stream,
        Type = TransactionType.Transfer,
        AmountMinorUnits = 710,
        Features = features,
        PreviousReceiptHash = "",
    };
}
