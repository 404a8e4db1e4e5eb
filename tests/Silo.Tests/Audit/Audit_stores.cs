using System.Text;
using FraudGrains.Accounts;
using FraudGrains.Decisions;
using FraudGrains.Grains.Audit;
using FraudGrains.Silo.Persistence.Audit;
using FraudGrains.Silo.Tests.Support;
using FraudGrains.Wire;

namespace FraudGrains.Silo.Tests.Audit;

public abstract class Audit_stores
{
    protected abstract IAuditStore Store { get; }

    [Fact]
    public async Task Count_every_transaction_once_however_often_it_is_told()
    {
        var receipts = new[] { Receipt("t1", 10m, Outcome.Approve), Receipt("t2", 20m, Outcome.Block), Receipt("t3", 30m, Outcome.Review) };

        await Store.Append(receipts, CancellationToken.None);
        await Store.Append([receipts[0], receipts[1], Receipt("t4", 40m, Outcome.Approve), Receipt("t4", 40m, Outcome.Approve)], CancellationToken.None);

        var totals = await Store.GetTotals(CancellationToken.None);
        Assert.Equal((4, 1, 1, 3), (totals.Processed, totals.Reviewed, totals.Blocked, totals.Repeats));
        Assert.Equal(20m, totals.PreventedAmount);
        Assert.Equal(new LifetimeTotals(4, 100m, 4, 100m), totals.Lifetime);
    }

    [Fact]
    public async Task Know_that_a_blocked_request_moved_nothing()
    {
        await Store.Append([Receipt("t1", 10m, Outcome.Block, DecisionSource.Api), Receipt("t2", 5m, Outcome.Review, DecisionSource.Api)], CancellationToken.None);

        Assert.Equal(new LifetimeTotals(1, 5m, 1, 5m), (await Store.GetTotals(CancellationToken.None)).Lifetime);
    }

    [Fact]
    public async Task Give_back_the_very_bytes_of_a_receipt()
    {
        var receipt = Receipt("t1", 10m, Outcome.Approve);

        await Store.Append([receipt], CancellationToken.None);

        Assert.Equal(receipt.ToArray(), await Store.FindReceipt("t1", CancellationToken.None));
        Assert.Null(await Store.FindReceipt("t2", CancellationToken.None));
    }

    [Fact]
    public async Task Tell_alerts_newest_first_and_after_a_sequence()
    {
        await Store.Append([Receipt("t1", 10m, Outcome.Review), Receipt("t2", 20m, Outcome.Approve), Receipt("t3", 30.05m, Outcome.Block)], CancellationToken.None);

        var alerts = await Store.GetAlerts(0, 10, CancellationToken.None);

        Assert.Equal(["t3", "t1"], alerts.Select(a => a.Decision.TransactionId));
        Assert.Equal((30.05m, "USD", TransactionType.Transfer), (alerts[0].Amount, alerts[0].Currency, alerts[0].Type));
        Assert.Equal("velocity", alerts[0].Decision.Reasons[0].Code);
        Assert.Equal("t3", Assert.Single(await Store.GetAlerts(alerts[1].Sequence, 10, CancellationToken.None)).Decision.TransactionId);
        Assert.Equal("t3", Assert.Single(await Store.GetAlerts(0, 1, CancellationToken.None)).Decision.TransactionId);
    }

    [Fact]
    public async Task Pass_over_what_is_no_receipt()
    {
        await Store.Append([Encoding.UTF8.GetBytes("nonsense"), Encoding.UTF8.GetBytes("{}"), Receipt("t1", 1m, Outcome.Approve)], CancellationToken.None);

        Assert.Equal(1, (await Store.GetTotals(CancellationToken.None)).Processed);
    }

    [Fact]
    public async Task Keep_exact_sums_beyond_what_a_long_holds()
    {
        const decimal Largest = 9_999_999_999_999.99m;
        var receipts = Enumerable.Range(0, 100).Select(i => Receipt($"t{i}", Largest, Outcome.Block)).ToList();

        for (var i = 0; i < 3; i++)
            await Store.Append(receipts, CancellationToken.None);

        Assert.Equal(100 * Largest, (await Store.GetTotals(CancellationToken.None)).PreventedAmount);
    }

    internal static ReadOnlyMemory<byte> Receipt(string id, decimal amount, Outcome outcome, DecisionSource source = DecisionSource.Stream)
    {
        Money.TryToMinor(amount, Transaction.AmountMinorUnitsMax, out var minor);
        var receipt = new DecisionReceipt
        {
            Decision = new()
            {
                TransactionId = id,
                Payer = new("C1"),
                Payee = new("M1"),
                OccurredAt = DateTimeOffset.UnixEpoch.AddDays(1),
                DecidedAt = DateTimeOffset.UnixEpoch.AddDays(2),
                Outcome = outcome,
                Score = 0.25,
                Mode = DecisionMode.Full,
                Reasons = [new("velocity", "Too many.", 0)],
            },
            Source = source,
            Type = TransactionType.Transfer,
            AmountMinorUnits = minor,
            Currency = "USD",
            Features = [1, double.NaN],
            PreviousReceiptHash = "",
        };
        return ReceiptJson.ToUtf8(receipt, ["a", "b"]);
    }
}

public sealed class Audit_in_SQLite : Audit_stores, IDisposable
{
    private readonly TestDirectory _directory = new();
    private readonly SqliteAuditStore _store;

    public Audit_in_SQLite() => _store = SqliteAuditStore.Open(_directory.File("audit.db"));

    protected override IAuditStore Store => _store;

    [Fact]
    public async Task Survives_a_restart_under_the_same_reader_name()
    {
        await _store.Append([Receipt("t1", 1m, Outcome.Approve)], CancellationToken.None);

        using var again = SqliteAuditStore.Open(_directory.File("audit.db"));

        Assert.Equal(_store.ReaderName, again.ReaderName);
        Assert.Equal(1, (await again.GetTotals(CancellationToken.None)).Processed);
    }

    public void Dispose()
    {
        _store.Dispose();
        _directory.Dispose();
    }
}
