namespace FraudGrains.E2E.Tests.Silos;

/// <summary>Payments in PaySim's form: ordinary ones, and one account that pays far more often than the rules allow.</summary>
internal static class PaymentsFile
{
    public const string Busy = "C777";

    public const int Ordinary = 600;

    public const int BusyCount = 40;

    public const int Count = Ordinary + BusyCount;

    public static async Task<string> Write(string folder)
    {
        var random = new Random(7);
        var rows = Enumerable.Range(0, Ordinary).Select(_ => Row($"C{random.Next(100)}", $"M{random.Next(20)}", random.Next(10, 3000)))
            .Concat(Enumerable.Range(0, BusyCount).Select(i => Row(Busy, $"M{i}", 25)));
        var file = Path.Combine(folder, "payments.csv");
        await File.WriteAllLinesAsync(file,
            ["step,type,amount,nameOrig,oldbalanceOrg,newbalanceOrig,nameDest,oldbalanceDest,newbalanceDest,isFraud,isFlaggedFraud", .. rows],
            TestContext.Current.CancellationToken);
        return file;
    }

    private static string Row(string payer, string payee, int amount) => $"1,PAYMENT,{amount}.00,{payer},{amount + 5000}.00,5000.00,{payee},0,0,0,0";
}
