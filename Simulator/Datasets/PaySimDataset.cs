using System.Globalization;
using FraudGrains.Accounts;
using FraudGrains.Wire;

namespace FraudGrains.Simulator.Datasets;

/// <summary>The published PaySim log. Only what was known before each transaction is taken: nameOrig pays nameDest, with the balance before it.</summary>
/// <remarks>
/// A step is an hour and the log says no more. Its n rows are spread over the hour in file order: row i (from 0) at i × 3,600,000 / n ms, whole milliseconds, so times
/// strictly increase and the file's order is time's order. The log names neither date nor currency; <see cref="TransactionJson.PaySimStepOne"/> and USD are ours.
/// </remarks>
internal sealed class PaySimDataset : IDataset
{
    /// <summary>Most rows of one step that are held in memory to be spread over its hour. The published log's largest step has 51,352.</summary>
    public const int RowsPerStepMax = 1_000_000;

    private const int MillisecondsPerStep = 3_600_000;
    private const string Format = "the paysim format";

    public IEnumerable<LabelledTransaction> Read(CsvTable table, BadRows badRows)
    {
        var columns = new Columns(table);
        var step = new List<Row>();
        var last = 0;
        foreach (var row in RowByRow.Read(table, badRows, row => columns.Parse(row, ref last)))
        {
            if (step.Count > 0 && step[0].Step != row.Step)
            {
                foreach (var spread in Spread(step))
                    yield return spread;
                step.Clear();
            }

            if (step.Count == RowsPerStepMax)
                throw new FailedException($"{table.File} has more than {RowsPerStepMax} rows in step {row.Step}; so many cannot be spread over its hour. Split the step.");
            step.Add(row);
        }

        foreach (var spread in Spread(step))
            yield return spread;
    }

    private static IEnumerable<LabelledTransaction> Spread(List<Row> step)
    {
        for (var i = 0; i < step.Count; i++)
        {
            var (transaction, isFraud) = (step[i].Transaction, step[i].IsFraud);
            var at = transaction.OccurredAt.AddMilliseconds((long)i * MillisecondsPerStep / step.Count);
            yield return new(transaction with { OccurredAt = at }, isFraud, "");
        }
    }

    private sealed record Row(int Step, Transaction Transaction, bool IsFraud);

    private sealed class Columns(CsvTable table)
    {
        private readonly CsvColumn _step = table.Column("step", Format), _type = table.Column("type", Format), _amount = table.Column("amount", Format),
            _payer = table.Column("nameOrig", Format), _payee = table.Column("nameDest", Format), _balance = table.Column("oldbalanceOrg", Format);

        private readonly CsvColumn? _label = table.Has("isFraud") ? table.Column("isFraud", Format) : null;

        public Row Parse(CsvRow row, ref int lastStep)
        {
            var step = row.Whole(_step, 1, 1_000_000);
            if (step < lastStep)
                throw row.Bad("step", $"goes back from {lastStep} to {step}; steps must not decrease");
            var (type, amount, balance) = (row.Type(_type), row.MinorUnits(_amount), row.MinorUnits(_balance, mayBeNegative: true));
            var (payer, payee) = (row.Account(_payer), row.Account(_payee));
            var isFraud = _label is { } label && row.Flag(label);
            lastStep = step;
            return new(step, new()
            {
                TransactionId = StableId.Of("paysim", row.Number, Text(step), JsonText.Type(type), Text(amount), payer.Value, Text(balance), payee.Value),
                OccurredAt = TransactionJson.PaySimStepOne.AddHours(step - 1),
                Type = type,
                AmountMinorUnits = amount,
                Currency = "USD",
                Payer = payer,
                Payee = payee,
                PayerBalanceBeforeMinorUnits = balance,
            }, isFraud);
        }

        private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
