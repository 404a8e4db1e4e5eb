using System.Globalization;
using System.Text;

namespace FraudGrains.Training.Tests.TrainingSet;

/// <summary>A small bank's weeks as CSV, with a fraud that can be learned: large transfers to a payee never seen before.</summary>
internal static class MadeUpHistory
{
    public const string Header = "transactionId,occurredAt,type,amount,currency,payer,payee,payerBalanceBefore,isFraud";

    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="rows">How many.</param>
    /// <param name="minutesApart">Time from row to row.</param>
    /// <param name="seed">Same seed, same rows.</param>
    public static string Csv(int rows, double minutesApart = 5, int seed = 4)
    {
        var random = new Random(seed);
        var text = new StringBuilder(Header).Append('\n');
        for (var i = 0; i < rows; i++)
        {
            var isFraud = random.Next(40) == 0;
            var payer = random.Next(200);
            var payee = isFraud ? $"mule{i}" : $"shop{(payer + random.Next(3)) % 50}";
            var amount = isFraud ? 500 + random.Next(2_000) : 5 + random.Next(800);
            text.Append(CultureInfo.InvariantCulture, $"t{i},{Start.AddMinutes(i * minutesApart):yyyy-MM-ddTHH:mm:ss.fffZ},{(isFraud ? "TRANSFER" : "PAYMENT")},{amount}.{random.Next(100):00},USD,c{payer},{payee},{amount + random.Next(3_000)}.00,{(isFraud ? 1 : 0)}\n");
        }

        return text.ToString();
    }
}
