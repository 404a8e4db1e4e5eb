using FraudGrains.Audit;
using FraudGrains.Grains.Audit;
using Npgsql;
using NpgsqlTypes;

namespace FraudGrains.Silo.Persistence.Audit;

/// <summary>The audit store of many silos: PostgreSQL. Tables are made when they are not there; how long rows are kept is the operator's choice.</summary>
public sealed class PostgresAuditStore(NpgsqlDataSource database) : IAuditStore, IDisposable
{
    private const string Schema = """
        SELECT pg_advisory_xact_lock(7010301);
        CREATE TABLE IF NOT EXISTS receipts (transaction_id text PRIMARY KEY, alert_sequence bigint, receipt bytea NOT NULL);
        CREATE INDEX IF NOT EXISTS receipts_alerts ON receipts (alert_sequence) WHERE alert_sequence IS NOT NULL;
        CREATE TABLE IF NOT EXISTS totals (
            id integer PRIMARY KEY CHECK (id = 1),
            processed bigint NOT NULL DEFAULT 0, reviewed bigint NOT NULL DEFAULT 0, blocked bigint NOT NULL DEFAULT 0,
            prevented_minor numeric(28) NOT NULL DEFAULT 0, moved bigint NOT NULL DEFAULT 0, moved_minor numeric(28) NOT NULL DEFAULT 0,
            repeats bigint NOT NULL DEFAULT 0, degraded bigint NOT NULL DEFAULT 0, alert_sequence bigint NOT NULL DEFAULT 0);
        INSERT INTO totals (id) VALUES (1) ON CONFLICT DO NOTHING;
        """;

    private const string Tally = "SELECT processed, reviewed, blocked, prevented_minor, moved, moved_minor, repeats, degraded, alert_sequence FROM totals";

    private readonly SemaphoreSlim _preparing = new(1);
    private volatile bool _isPrepared;

    public async Task Append(IReadOnlyList<ReadOnlyMemory<byte>> receipts, CancellationToken cancellationToken)
    {
        await Prepare(cancellationToken);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        // The lock on the totals makes silos append one after another: alerts become visible in the order of their sequence.
        var tally = await ReadTally(connection, Tally + " FOR UPDATE", cancellationToken);
        var batch = new AuditBatch(receipts, tally.AlertSequence);
        var inserted = await Insert(connection, batch, cancellationToken);
        await WriteTally(connection, batch.Add(tally, inserted), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<byte[]?> FindReceipt(string transactionId, CancellationToken cancellationToken)
    {
        await Prepare(cancellationToken);
        await using var command = database.CreateCommand("SELECT receipt FROM receipts WHERE transaction_id = $1");
        command.Parameters.Add(new() { Value = transactionId });
        return await command.ExecuteScalarAsync(cancellationToken) is byte[] packed ? PackedReceipt.Unpack(packed) : null;
    }

    public async Task<AuditTotals> GetTotals(CancellationToken cancellationToken)
    {
        await Prepare(cancellationToken);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return (await ReadTally(connection, Tally, cancellationToken)).ToTotals();
    }

    public async Task<IReadOnlyList<Alert>> GetAlerts(long afterSequence, int limit, CancellationToken cancellationToken)
    {
        await Prepare(cancellationToken);
        await using var command = database.CreateCommand(
            "SELECT alert_sequence, receipt FROM receipts WHERE alert_sequence > $1 ORDER BY alert_sequence DESC LIMIT $2");
        command.Parameters.Add(new() { Value = afterSequence });
        command.Parameters.Add(new() { Value = limit });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var alerts = new List<Alert>();
        while (await rows.ReadAsync(cancellationToken))
            alerts.Add(ReceiptReader.ToAlert(rows.GetInt64(0), PackedReceipt.Unpack((byte[])rows[1])));
        return alerts;
    }

    public void Dispose() => _preparing.Dispose();

    /// <summary>Makes the tables on first use, not at the start: the silo decides whether or not its audit database is up.</summary>
    private async Task Prepare(CancellationToken cancellationToken)
    {
        if (_isPrepared)
            return;
        await _preparing.WaitAsync(cancellationToken);
        try
        {
            if (_isPrepared)
                return;
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using (var command = new NpgsqlCommand(Schema, connection))
                await command.ExecuteNonQueryAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            _isPrepared = true;
        }
        finally
        {
            _preparing.Release();
        }
    }

    private static async Task<HashSet<string>> Insert(NpgsqlConnection connection, AuditBatch batch, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO receipts (transaction_id, alert_sequence, receipt)
            SELECT * FROM unnest($1, $2, $3) ON CONFLICT (transaction_id) DO NOTHING RETURNING transaction_id
            """,
            connection);
        command.Parameters.Add(new() { Value = batch.Ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = batch.AlertSequences, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
        command.Parameters.Add(new() { Value = batch.Receipts, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var inserted = new HashSet<string>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellationToken))
            inserted.Add(rows.GetString(0));
        return inserted;
    }

    private static async Task<AuditTally> ReadTally(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // Both texts are constants.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new()
        {
            Processed = row.GetInt64(0),
            Reviewed = row.GetInt64(1),
            Blocked = row.GetInt64(2),
            PreventedMinor = row.GetDecimal(3),
            Moved = row.GetInt64(4),
            MovedMinor = row.GetDecimal(5),
            Repeats = row.GetInt64(6),
            Degraded = row.GetInt64(7),
            AlertSequence = row.GetInt64(8),
        };
    }

    private static async Task WriteTally(NpgsqlConnection connection, AuditTally tally, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            UPDATE totals SET processed = $1, reviewed = $2, blocked = $3, prevented_minor = $4, moved = $5, moved_minor = $6,
                repeats = $7, degraded = $8, alert_sequence = $9
            """,
            connection);
        foreach (var value in new object[]
        {
            tally.Processed, tally.Reviewed, tally.Blocked, tally.PreventedMinor, tally.Moved, tally.MovedMinor,
            tally.Repeats, tally.Degraded, tally.AlertSequence,
        })
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
