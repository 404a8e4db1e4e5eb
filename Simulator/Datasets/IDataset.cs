namespace FraudGrains.Simulator.Datasets;

/// <summary>A kind of labelled CSV file, read as transactions in file order.</summary>
internal interface IDataset
{
    IEnumerable<LabelledTransaction> Read(CsvTable table, BadRows badRows);
}
