using FraudGrains.Accounts;
using FraudGrains.Simulator.Datasets;
using FraudGrains.Simulator.Tests.Support;

namespace FraudGrains.Simulator.Tests.Datasets;

public sealed class HandbookDatasetTests
{
    [Fact]
    public void A_customer_pays_a_terminal_under_the_id_of_the_book()
    {
        using var text = new TemporaryFile(
            ".csv",
            "TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_TIME_SECONDS,TX_TIME_DAYS,TX_FRAUD,TX_FRAUD_SCENARIO\n7,2018-04-01 00:00:31,596,3156,57.16,31,0,1,2\n");
        using var file = DatasetFile.Open(text.Path, "handbook");

        var row = Assert.Single(file.Read(new(skip: false)));

        Assert.Equal(
            new(
                new()
                {
                    TransactionId = "handbook-7",
                    OccurredAt = new(2018, 4, 1, 0, 0, 31, TimeSpan.Zero),
                    Type = TransactionType.Payment,
                    AmountMinorUnits = 5_716,
                    Currency = "EUR",
                    Payer = new("C596"),
                    Payee = new("T3156"),
                },
                true,
                "handbook-2"),
            row);
    }

    [Fact]
    public void The_books_stream_is_read_in_time_order()
    {
        using var file = DatasetFile.Open(SharedData.Path("fdh.csv.gz"), "handbook");
        var (rows, frauds, last) = (0, 0, DateTimeOffset.MinValue);

        foreach (var row in file.Read(new(skip: false)).Take(100_000))
        {
            Assert.True(row.Transaction.OccurredAt >= last);
            last = row.Transaction.OccurredAt;
            rows++;
            frauds += row.IsFraud ? 1 : 0;
        }

        Assert.Equal((100_000, 299), (rows, frauds));
    }
}
