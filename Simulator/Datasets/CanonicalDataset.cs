namespace FraudGrains.Simulator.Datasets;

/// <summary>The canonical form as CSV, as the Simulator writes it: our own field names as columns, and <c>isFraud</c>. Columns it does not know are passed over.</summary>
internal sealed class CanonicalDataset : IDataset
{
    private static readonly string[] Required = ["occurredAt:time", "type:type", "amount:amount", "payer:payer", "payee:payee"];
    private static readonly string[] Optional = ["transactionId:id", "isFraud:label", "scenario:scenario", "currency:currency", "payerBalanceBefore:payerBalanceBefore", "channel:channel", "device:device", "country:country"];

    public IEnumerable<LabelledTransaction> Read(CsvTable table, BadRows badRows)
    {
        var pairs = Required.Concat(Optional.Where(o => table.Has(o.Split(':')[0]))).Select(p => p.Split(':'));
        var json = $"{{{string.Join(',', pairs.Select(p => $"\"{p[1]}\":\"{p[0]}\""))}}}";
        return new MappedDataset(ColumnMapping.Read(json, "the canonical format")).Read(table, badRows);
    }
}
