using System.Globalization;
using System.Text;

namespace FraudGrains.Training.Tests.Protocols;

/// <summary>A file in PaySim's form over 408 steps: frauds are large transfers to fresh payees, among them honest ones.</summary>
internal static class MadeUpPaySim
{
    public const string Header = "step,type,amount,nameOrig,oldbalanceOrg,newbalanceOrig,nameDest,oldbalanceDest,newbalanceDest,isFraud,isFlaggedFraud";

    /// <param name="isDrain">Whether frauds take exactly the whole balance, which no honest row does.</param>
    /// <param name="payeeAfter">Payee's balance afterwards; null for the true one.</param>
    public static string Csv(bool isDrain = false, int? payeeAfter = null)
    {
        var random = new Random(7);
        var text = new StringBuilder(Header).Append('\n');
        for (var i = 0; i < 6_120; i++)
        {
            var isFraud = random.Next(40) == 0;
            var looksLikeFraud = isFraud || random.Next(25) == 0;
            var amount = looksLikeFraud ? 500 + random.Next(2_000) : 5 + random.Next(800);
            var before = isFraud && isDrain ? amount : amount + 1 + random.Next(3_000);
            var payee = looksLikeFraud ? $"C{100_000 + i}" : $"C{random.Next(60)}";
            text.Append(CultureInfo.InvariantCulture, $"{1 + (i / 15)},{(looksLikeFraud ? "TRANSFER" : "CASH_OUT")},{amount}.00,C{1_000 + random.Next(4_000)},{before}.00,{before - amount}.00,{payee},10.00,{payeeAfter ?? (isFraud ? 10 : 10 + amount)}.00,{(isFraud ? 1 : 0)},0\n");
        }

        return text.ToString();
    }
}
