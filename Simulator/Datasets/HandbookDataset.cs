using FraudGrains.Accounts;
using FraudGrains.Wire;

namespace FraudGrains.Simulator.Datasets;

/// <summary>The stream of the Fraud Detection Handbook: customers pay terminals by card. Times are taken as UTC; the book names no currency, EUR is ours.</summary>
internal sealed class HandbookDataset : IDataset
{
    private const string Format = "the handbook format";

    public IEnumerable<LabelledTransaction> Read(CsvTable table, BadRows badRows)
    {
        CsvColumn id = table.Column("TRANSACTION_ID", Format), time = table.Column("TX_DATETIME", Format), amount = table.Column("TX_AMOUNT", Format),
            customer = table.Column("CUSTOMER_ID", Format), terminal = table.Column("TERMINAL_ID", Format);
        CsvColumn? label = table.Has("TX_FRAUD") ? table.Column("TX_FRAUD", Format) : null;
        CsvColumn? scenario = table.Has("TX_FRAUD_SCENARIO") ? table.Column("TX_FRAUD_SCENARIO", Format) : null;

        return RowByRow.Read(table, badRows, row => new LabelledTransaction(
            new()
            {
                TransactionId = $"handbook-{row.Whole(id, 0, int.MaxValue)}",
                OccurredAt = JsonText.TryTime(row.Text(time), out var at) ? at : throw row.Bad(time.Name, $"holds '{row.Text(time)}', not a time such as 2018-04-01 00:00:31"),
                Type = TransactionType.Payment,
                AmountMinorUnits = row.MinorUnits(amount),
                Currency = "EUR",
                Payer = row.AccountOf(customer.Name, $"C{row.Text(customer)}"),
                Payee = row.AccountOf(terminal.Name, $"T{row.Text(terminal)}"),
            },
            label is { } fraud && row.Flag(fraud),
            scenario is { } kind && row.Text(kind) is not "0" ? $"handbook-{row.Text(kind)}" : ""));
    }
}
