using FraudGrains.Accounts;
using FraudGrains.Simulator.Datasets;
using FraudGrains.Simulator.Tests.Support;
using FraudGrains.Wire;

namespace FraudGrains.Simulator.Tests.Datasets;

public sealed class PaySimDatasetTests
{
    [Fact]
    public void Every_genuine_row_is_read_with_nothing_lost()
    {
        var rows = Read(SharedData.Path("paysim_rows.csv.gz"));

        Assert.Equal(42_589, rows.Count);
        Assert.Equal(866_519_549_192, rows.Sum(r => r.Transaction.AmountMinorUnits));
        Assert.Equal(2_265, rows.Count(r => r.IsFraud));
        Assert.Equal((4_443, 606, 16_948, 11_947, 8_645), (Count(TransactionType.Transfer), Count(TransactionType.Debit), Count(TransactionType.Payment), Count(TransactionType.CashOut), Count(TransactionType.CashIn)));
        int Count(TransactionType type) => rows.Count(r => r.Transaction.Type == type);
    }

    [Fact]
    public void Ids_are_unique_and_the_same_whenever_the_file_is_read()
    {
        var path = SharedData.Path("paysim_rows.csv.gz");

        var ids = Read(path).ConvertAll(r => r.Transaction.TransactionId);

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(ids, Read(path).ConvertAll(r => r.Transaction.TransactionId));
    }

    [Fact]
    public void A_file_cut_short_keeps_the_ids_of_its_rows_and_equal_rows_have_ids_of_their_own()
    {
        using var whole = new TemporaryFile(".csv", PaySimRows.Csv(30).Replace("9.5,C2", "8.5,C1", StringComparison.Ordinal));
        using var cut = new TemporaryFile(".csv", string.Join('\n', File.ReadLines(whole.Path).Take(16)));

        var ids = Read(whole.Path).ConvertAll(r => r.Transaction.TransactionId);

        Assert.Equal(ids.Take(15), Read(cut.Path).ConvertAll(r => r.Transaction.TransactionId));
        Assert.Equal(30, ids.Distinct().Count());
    }

    [Fact]
    public void The_rows_of_a_step_are_spread_over_its_hour_in_file_order()
    {
        var rows = Read(SharedData.Path("paysim_rows.csv.gz")).ConvertAll(r => r.Transaction);

        Assert.Equal(TransactionJson.PaySimStepOne, rows[0].OccurredAt);
        Assert.All(rows.Zip(rows.Skip(1)), pair => Assert.True(pair.First.OccurredAt < pair.Second.OccurredAt));
        Assert.Equal(TransactionJson.PaySimStepOne.AddHours(742), new DateTimeOffset(rows[^1].OccurredAt.Year, rows[^1].OccurredAt.Month, rows[^1].OccurredAt.Day, rows[^1].OccurredAt.Hour, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Ten_rows_of_a_step_stand_six_minutes_apart()
    {
        using var file = new TemporaryFile(".csv", PaySimRows.Csv(20));

        var rows = Read(file.Path);

        Assert.Equal(Enumerable.Range(0, 20).Select(i => TransactionJson.PaySimStepOne.AddMinutes(6 * i)), rows.ConvertAll(r => r.Transaction.OccurredAt));
    }

    [Fact]
    public void What_was_known_before_the_transaction_is_sent_and_nothing_else()
    {
        using var file = new TemporaryFile(".csv", $"{PaySimRows.Header}\n3,CASH_IN,126950.91,C356005505,1997212.32,2124163.23,C22805895,1091231.39,483173.63,1,1\n");

        var row = Assert.Single(Read(file.Path));

        Assert.True(row.IsFraud);
        Assert.Equal(
            new Transaction
            {
                TransactionId = row.Transaction.TransactionId,
                OccurredAt = TransactionJson.PaySimStepOne.AddHours(2),
                Type = TransactionType.CashIn,
                AmountMinorUnits = 12_695_091,
                Currency = "USD",
                Payer = new("C356005505"),
                Payee = new("C22805895"),
                PayerBalanceBeforeMinorUnits = 199_721_232,
            },
            row.Transaction);
        Assert.Matches("^paysim-1-[0-9a-f]{16}$", row.Transaction.TransactionId);
    }

    [Theory]
    [InlineData("1,TRANSFER,1.005,C1,0,0,C2,0,0,0,0", "line 3: column 'amount' holds '1.005'")]
    [InlineData("1,TRANSFER,-1,C1,0,0,C2,0,0,0,0", "line 3: column 'amount' holds '-1'")]
    [InlineData("1,WIRE,1,C1,0,0,C2,0,0,0,0", "line 3: column 'type' holds 'WIRE'")]
    [InlineData("1,TRANSFER,1,C 1,0,0,C2,0,0,0,0", "line 3: column 'nameOrig' holds 'C 1'")]
    [InlineData("1,TRANSFER,1,C1,0,0,C2,0,0,0", "line 3: has 10 fields; the header has 11")]
    [InlineData("1,TRANSFER,1,\"C1,0,0,C2,0,0,0,0", "line 3: is not CSV")]
    [InlineData("0,TRANSFER,1,C1,0,0,C2,0,0,0,0", "line 3: column 'step' holds '0'")]
    public void A_row_that_cannot_be_understood_is_named_by_line_and_column_or_counted(string bad, string message)
    {
        const string Good = "1,TRANSFER,1,C1,0,0,C2,0,0,0,0";
        using var file = new TemporaryFile(".csv", $"{PaySimRows.Header}\n{Good}\n{bad}\n{Good}\n");

        var failure = Assert.Throws<FailedException>(() => Read(file.Path));
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);

        var counted = new BadRows(skip: true);
        Assert.Equal(2, Read(file.Path, counted).Count);
        Assert.Equal(1, counted.Count);
        Assert.Contains(message, counted.First, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_that_goes_back_is_a_bad_row()
    {
        using var file = new TemporaryFile(".csv", $"{PaySimRows.Header}\n2,TRANSFER,1,C1,0,0,C2,0,0,0,0\n1,TRANSFER,1,C1,0,0,C2,0,0,0,0\n");

        Assert.Contains("goes back from 2 to 1", Assert.Throws<FailedException>(() => Read(file.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_column_is_named()
    {
        using var file = new TemporaryFile(".csv", "step,type,amount\n1,TRANSFER,1\n");

        Assert.Contains("no column 'nameOrig'", Assert.Throws<FailedException>(() => Read(file.Path)).Message, StringComparison.Ordinal);
    }

    private static List<LabelledTransaction> Read(string path, BadRows? badRows = null)
    {
        using var file = DatasetFile.Open(path, "paysim");
        return [.. file.Read(badRows ?? new(skip: false))];
    }
}
