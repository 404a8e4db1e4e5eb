using FraudGrains.Decisions;
using FraudGrains.Grains.Audit;
using FraudGrains.Silo.Persistence.Audit;
using FraudGrains.Silo.Tests.Support;
using Npgsql;

namespace FraudGrains.Silo.Tests.Audit;

public sealed class Audit_in_PostgreSQL(PostgresServer server) : Audit_stores, IClassFixture<PostgresServer>, IAsyncLifetime
{
    private PostgresAuditStore _store = null!;
    private NpgsqlDataSource _database = null!;

    protected override IAuditStore Store => _store;

    public async ValueTask InitializeAsync()
    {
        _database = NpgsqlDataSource.Create(await server.NewDatabase());
        _store = new(_database);
    }

    [Fact]
    public async Task Silos_that_append_at_once_neither_lose_nor_count_twice()
    {
        var receipts = Enumerable.Range(0, 200).Select(i => Receipt($"t{i}", 1m, Outcome.Review)).ToList();
        using var other = new PostgresAuditStore(_database);

        await Task.WhenAll(_store.Append(receipts, CancellationToken.None), other.Append(receipts, CancellationToken.None));

        var totals = await _store.GetTotals(CancellationToken.None);
        Assert.Equal((200, 200, 200), (totals.Processed, totals.Reviewed, totals.Repeats));
    }

    public async ValueTask DisposeAsync()
    {
        _store?.Dispose();
        if (_database is not null)
            await _database.DisposeAsync();
    }
}
