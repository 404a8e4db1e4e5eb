using FraudGrains.Audit;
using FraudGrains.Grains.Audit;
using FraudGrains.Silo.Settings;
using Microsoft.Data.Sqlite;

namespace FraudGrains.Silo.Persistence.Audit;

/// <summary>The audit store of a silo that runs alone: one SQLite file, bounded.</summary>
public sealed class SqliteAuditStore : IAuditStore, IDisposable
{
    /// <summary>Receipts kept in full, besides those of alerts: about 600 MB. The topic is the full record; this is for looking things up.</summary>
    private const int ReceiptsMax = 200_000;

    /// <summary>Transaction ids kept to recognise repeats by: about 400 MB. A repeat comes within a replay margin of seconds, so this is ample.</summary>
    private const int IdsMax = 5_000_000;

    private readonly string _connectionString;
    private readonly SqliteConnection _writer;
    private readonly SemaphoreSlim _writing = new(1);

    private SqliteAuditStore(string connectionString, SqliteConnection writer)
    {
        (_connectionString, _writer) = (connectionString, writer);
        using var command = writer.Command("SELECT reader FROM totals");
        ReaderName = (string)command.ExecuteScalar()!;
    }

    /// <summary>A name that this file keeps for good: whoever fills it reads the decisions topic under it, so that a new file is filled from the beginning.</summary>
    public string ReaderName { get; }

    /// <exception cref="SettingsException">The file cannot be opened or is not a database.</exception>
    public static SqliteAuditStore Open(string file)
    {
        var connectionString = new SqliteConnectionStringBuilder { DataSource = file }.ToString();
        var writer = new SqliteConnection(connectionString);
        try
        {
            writer.Open();
            using var command = writer.Command(SqliteSchema.Text);
            command.ExecuteNonQuery();
            return new(connectionString, writer);
        }
        catch (SqliteException e)
        {
            writer.Dispose();
            throw new SettingsException($"The audit store '{file}' cannot be opened ({e.Message.TrimEnd('.')}). Move it away, or choose another 'DataDirectory'; nothing was deleted.", e);
        }
    }

    public async Task Append(IReadOnlyList<ReadOnlyMemory<byte>> receipts, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            // SQLite has no asynchronous calls of its own.
            await Task.Run(() => Append(receipts), CancellationToken.None);
        }
        finally
        {
            _writing.Release();
        }
    }

    public Task<byte[]?> FindReceipt(string transactionId, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = OpenReader();
            using var command = connection.Command("SELECT receipt FROM receipts WHERE transaction_id = $id", ("$id", transactionId));
            return command.ExecuteScalar() is byte[] packed ? PackedReceipt.Unpack(packed) : null;
        },
        cancellationToken);

    public Task<AuditTotals> GetTotals(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = OpenReader();
            return SqliteTotals.Read(connection).ToTotals();
        },
        cancellationToken);

    public Task<IReadOnlyList<Alert>> GetAlerts(long afterSequence, int limit, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = OpenReader();
            using var command = connection.Command(
                "SELECT alert_sequence, receipt FROM receipts WHERE alert_sequence > $after AND receipt IS NOT NULL ORDER BY alert_sequence DESC LIMIT $limit",
                ("$after", afterSequence),
                ("$limit", limit));
            using var rows = command.ExecuteReader();
            var alerts = new List<Alert>();
            while (rows.Read())
                alerts.Add(ReceiptReader.ToAlert(rows.GetInt64(0), PackedReceipt.Unpack((byte[])rows[1])));
            return (IReadOnlyList<Alert>)alerts;
        },
        cancellationToken);

    public void Dispose()
    {
        _writer.Dispose();
        _writing.Dispose();
    }

    private void Append(IReadOnlyList<ReadOnlyMemory<byte>> receipts)
    {
        using var transaction = _writer.BeginTransaction();
        var (tally, before) = (SqliteTotals.Read(_writer), LastSequence());
        using (var insert = _writer.Command(
            "INSERT INTO receipts (transaction_id, alert_sequence, receipt) VALUES ($id, $alert, $receipt) ON CONFLICT (transaction_id) DO NOTHING",
            ("$id", ""),
            ("$alert", DBNull.Value),
            ("$receipt", DBNull.Value)))
        {
            foreach (var receipt in receipts)
                tally = AuditEntry.TryRead(receipt, out var entry) ? Insert(insert, entry, tally) : tally;
        }

        SqliteTotals.Write(_writer, tally);
        Prune(before, LastSequence());
        transaction.Commit();
    }

    private static AuditTally Insert(SqliteCommand insert, in AuditEntry entry, AuditTally tally)
    {
        var alertSequence = tally.AlertSequence + (entry.IsAlert ? 1 : 0);
        insert.Parameters[0].Value = entry.TransactionId;
        insert.Parameters[1].Value = entry.IsAlert ? alertSequence : DBNull.Value;
        insert.Parameters[2].Value = PackedReceipt.Pack(entry.Receipt.Span);
        return insert.ExecuteNonQuery() == 1
            ? tally.Plus(entry) with { AlertSequence = alertSequence }
            : tally with { Repeats = tally.Repeats + 1 };
    }

    private void Prune(long before, long after)
    {
        using var receipts = _writer.Command(
            "UPDATE receipts SET receipt = NULL WHERE sequence > $from AND sequence <= $to AND alert_sequence IS NULL",
            ("$from", before - ReceiptsMax),
            ("$to", after - ReceiptsMax));
        receipts.ExecuteNonQuery();
        using var ids = _writer.Command("DELETE FROM receipts WHERE sequence <= $to", ("$to", after - IdsMax));
        ids.ExecuteNonQuery();
    }

    private long LastSequence()
    {
        using var command = _writer.Command("SELECT max(sequence) FROM receipts");
        return command.ExecuteScalar() as long? ?? 0;
    }

    private SqliteConnection OpenReader()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        return connection;
    }
}
