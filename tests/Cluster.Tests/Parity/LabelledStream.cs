using System.Globalization;
using System.IO.Compression;
using FraudGrains.Accounts;
using FraudGrains.Simulator;

namespace FraudGrains.Cluster.Tests.Parity;

/// <summary>Streams that grains and training both see, in event-time order.</summary>
internal static class LabelledStream
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A few dozen accounts that pay each other, themselves and two busy shops for weeks, often several times in a row; many frauds, some rows at the same instant.</summary>
    public static List<LabelledTransaction> MadeUp(int rows, int seed)
    {
        var random = new Random(seed);
        var (minutes, payer) = (0, "");
        return [.. Enumerable.Range(0, rows).Select(i => new LabelledTransaction(
            new()
            {
                TransactionId = $"t{i}",
                OccurredAt = Start.AddMinutes(minutes += random.Next(60)),
                Type = (TransactionType)random.Next(5),
                AmountMinorUnits = (long)Math.Exp(random.NextDouble() * 15),
                Currency = "USD",
                Payer = new(payer = i > 0 && random.Next(3) == 0 ? payer : $"C{random.Next(25)}"),
                Payee = new(random.Next(6) switch { 0 => payer, 1 or 2 => $"shop{random.Next(2)}", _ => $"C{random.Next(25)}" }),
                PayerBalanceBeforeMinorUnits = random.Next(3) == 0 ? null : random.Next(1_000_000),
            },
            random.Next(8) == 0,
            ""))];
    }

    /// <summary>Genuine PaySim rows, the rows of an hour spread over it: the first ones, and all of the payees that are paid again and received a fraud.</summary>
    public static List<LabelledTransaction> PaySim(string path, int first)
    {
        var rows = ReadPaySim(path).ToList();
        var defrauded = rows.GroupBy(r => r.Transaction.Payee).Where(p => p.Count() > 1 && p.Any(r => r.IsFraud)).Select(p => p.Key).ToHashSet();
        return [.. rows.Where((r, i) => i < first || defrauded.Contains(r.Transaction.Payee)).OrderBy(r => r.Transaction.OccurredAt)];
    }

    private static IEnumerable<LabelledTransaction> ReadPaySim(string path)
    {
        using var lines = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        lines.ReadLine();
        for (var read = 0; lines.ReadLine()?.Split(',') is { } field; read++)
        {
            yield return new(
                new()
                {
                    TransactionId = $"p{read}",
                    OccurredAt = Start.AddHours(int.Parse(field[0], CultureInfo.InvariantCulture)).AddMilliseconds(read * 50),
                    Type = Enum.Parse<TransactionType>(field[1].Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
                    AmountMinorUnits = (long)(decimal.Parse(field[2], CultureInfo.InvariantCulture) * 100),
                    Payer = new(field[3]),
                    Payee = new(field[6]),
                    PayerBalanceBeforeMinorUnits = (long)(decimal.Parse(field[4], CultureInfo.InvariantCulture) * 100),
                },
                field[9] == "1",
                "");
        }
    }
}
