using System.Text;

namespace FraudGrains.Simulator.Tests.Support;

/// <summary>A small file in PaySim's columns.</summary>
internal static class PaySimRows
{
    public const string Header = "step,type,amount,nameOrig,oldbalanceOrg,newbalanceOrig,nameDest,oldbalanceDest,newbalanceDest,isFraud,isFlaggedFraud";

    public static string Csv(int rows, int rowsPerStep = 10)
    {
        var text = new StringBuilder(Header).Append('\n');
        for (var i = 0; i < rows; i++)
            text.Append($"{1 + i / rowsPerStep},TRANSFER,{i % 97}.5,C{i % 7},1000.0,900.0,C9,0.0,0.0,{(i % 50 == 0 ? 1 : 0)},0\n");
        return text.ToString();
    }
}
