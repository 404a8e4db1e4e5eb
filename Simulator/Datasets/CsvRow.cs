using System.Globalization;
using FraudGrains.Accounts;
using FraudGrains.Wire;

namespace FraudGrains.Simulator.Datasets;

/// <summary>One row of a CSV file. Each reader method throws <see cref="BadRowException"/> with the line and the column when the text is not what it should be.</summary>
/// <param name="File">Name of the file, for messages.</param>
/// <param name="Number">Number of the row: 1 for the first row below the header.</param>
/// <param name="Line">Line of the file it ends on: the header is line 1.</param>
/// <param name="Fields">The fields, as many as the header has.</param>
internal readonly record struct CsvRow(string File, long Number, long Line, string[] Fields)
{
    public BadRowException Bad(string column, string reason) => new(File, Line, $"column '{column}' {reason}.");

    public string Text(CsvColumn column) => Fields[column.Index];

    public int Whole(CsvColumn column, int min, int max) =>
        int.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max
            ? value
            : throw Bad(column.Name, $"holds '{Text(column)}', not a whole number from {min} to {max}");

    /// <summary>Money in minor units. The text is in major units with at most two decimals; an exponent is understood.</summary>
    public long MinorUnits(CsvColumn column, bool mayBeNegative = false) => MinorUnitsOf(column.Name, Text(column), mayBeNegative);

    public long MinorUnitsOf(string column, string text, bool mayBeNegative) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var major)
        && Money.TryToMinor(major, Transaction.AmountMinorUnitsMax, out var minor) && (mayBeNegative || minor >= 0)
            ? minor
            : throw Bad(column, $"holds '{text}', not an amount{(mayBeNegative ? "" : " of 0 or more")} below 10^13 with at most two decimals");

    public TransactionType Type(CsvColumn column) => TypeOf(column.Name, Text(column));

    public TransactionType TypeOf(string column, string text) =>
        JsonText.TryType(text, out var type) ? type : throw Bad(column, $"holds '{text}', not one of PAYMENT, TRANSFER, CASH_OUT, CASH_IN, DEBIT");

    public AccountId Account(CsvColumn column) => AccountOf(column.Name, Text(column));

    public AccountId AccountOf(string column, string text) =>
        AccountId.IsValid(text) ? new(text) : throw Bad(column, $"holds '{text}', not an account id of 1 to {AccountId.LengthMax} visible ASCII characters");

    public bool Flag(CsvColumn column) => IsTrue(Text(column)) ?? throw Bad(column.Name, $"holds '{Text(column)}', not 0 or 1 (nor true/false, yes/no)");

    /// <summary>What a label says; null when it is not understood.</summary>
    public static bool? IsTrue(string text) => text.Trim().ToUpperInvariant() switch
    {
        "1" or "TRUE" or "YES" or "Y" or "1.0" => true,
        "0" or "FALSE" or "NO" or "N" or "0.0" => false,
        _ => null,
    };
}
