using System.Globalization;
using FraudGrains.Accounts;
using FraudGrains.Wire;

namespace FraudGrains.Simulator.Datasets;

/// <summary>Any labelled CSV file, its columns named by a mapping.</summary>
internal sealed class MappedDataset(ColumnMapping mapping) : IDataset
{
    public IEnumerable<LabelledTransaction> Read(CsvTable table, BadRows badRows)
    {
        BoundField? At(string key) => mapping.Bind(key, table);
        BoundField time = At("time")!, payer = At("payer")!, payee = At("payee")!, amount = At("amount")!, type = At("type")!;
        BoundField? id = At("id"), label = At("label"), scenario = At("scenario"), currency = At("currency"), balance = At("payerBalanceBefore"),
            channel = At("channel"), device = At("device"), country = At("country");

        return RowByRow.Read(table, badRows, row =>
        {
            var transaction = new Transaction
            {
                TransactionId = "",
                OccurredAt = mapping.Time.TryRead(time.Text(row), out var at)
                    ? at
                    : throw row.Bad(time.Name("time"), $"holds '{time.Text(row)}', not a time between 1971 and 2199 in the format '{mapping.Time.Format}'"),
                Type = row.TypeOf(type.Name("type"), type.Text(row)),
                AmountMinorUnits = Minor(row, amount, "amount", mayBeNegative: false)
                    ?? throw row.Bad(amount.Name("amount"), "is empty; an amount is required"),
                Currency = Visible(row, currency, "currency", 3) ?? "",
                Payer = row.AccountOf(payer.Name("payer"), payer.Text(row)),
                Payee = row.AccountOf(payee.Name("payee"), payee.Text(row)),
                PayerBalanceBeforeMinorUnits = Minor(row, balance, "payerBalanceBefore", mayBeNegative: true),
                Channel = Visible(row, channel, "channel", 64),
                Device = Visible(row, device, "device", 64),
                Country = Visible(row, country, "country", 64),
            };
            var isFraud = label is not null
                && (CsvRow.IsTrue(label.Text(row)) ?? throw row.Bad(label.Name("label"), $"holds '{label.Text(row)}', not 0 or 1 (nor true/false, yes/no)"));
            return new LabelledTransaction(
                transaction with { TransactionId = Visible(row, id, "id", Transaction.TransactionIdLengthMax) ?? RowId(row, transaction) },
                isFraud,
                scenario?.Text(row) ?? "");
        });
    }

    private string RowId(CsvRow row, Transaction transaction) => StableId.Of(
        mapping.Name,
        row.Number,
        JsonText.Time(transaction.OccurredAt),
        JsonText.Type(transaction.Type),
        transaction.AmountMinorUnits.ToString(CultureInfo.InvariantCulture),
        transaction.Payer.Value,
        transaction.Payee.Value);

    private static long? Minor(CsvRow row, BoundField? field, string key, bool mayBeNegative) =>
        field?.Text(row) is { Length: > 0 } text ? row.MinorUnitsOf(field.Name(key), text, mayBeNegative) : null;

    private static string? Visible(CsvRow row, BoundField? field, string key, int lengthMax)
    {
        if (field?.Text(row) is not { Length: > 0 } text)
            return null;
        return text.Length <= lengthMax && !text.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? text
            : throw row.Bad(field.Name(key), $"holds '{text}', not 1 to {lengthMax} visible ASCII characters without spaces");
    }
}
