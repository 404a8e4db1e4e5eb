using System.Text;
using System.Text.Json;
using FraudGrains.Simulator;
using FraudGrains.Simulator.Datasets;
using FraudGrains.Wire;

namespace FraudGrains.Training.TrainingSet;

/// <summary>The canonical form as JSON lines, each with an <c>isFraud</c> beside the transaction's own fields.</summary>
internal static class CanonicalLines
{
    public static IEnumerable<LabelledTransaction> Read(Stream bytes, string file, BadRows badRows)
    {
        using var reader = new StreamReader(bytes, Encoding.UTF8);
        var number = 0L;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0)
                continue;
            LabelledTransaction? labelled = null;
            try
            {
                labelled = Parse(line, file, number);
            }
            catch (BadRowException fault)
            {
                badRows.Add(fault);
            }

            if (labelled is not null)
                yield return labelled;
        }
    }

    private static LabelledTransaction Parse(string line, string file, long number)
    {
        var utf8 = Encoding.UTF8.GetBytes(line);
        if (!TransactionJson.TryRead(utf8, idWhenMissing: null, out var transaction, out var fault))
            throw new BadRowException(file, number, $"{fault}.");
        using var document = JsonDocument.Parse(utf8);
        return document.RootElement.TryGetProperty("isFraud", out var label) && CsvRow.IsTrue(label.ToString()) is { } isFraud
            ? new(transaction!, isFraud, "")
            : throw new BadRowException(file, number, "isFraud: must be true or false (or 1 or 0).");
    }
}
