namespace FraudGrains.Silo.Persistence.Audit;

/// <summary>The tables of <see cref="SqliteAuditStore"/>; made where they are missing.</summary>
internal static class SqliteSchema
{
    public const string Text = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        CREATE TABLE IF NOT EXISTS receipts (
            sequence INTEGER PRIMARY KEY, transaction_id TEXT NOT NULL UNIQUE, alert_sequence INTEGER, receipt BLOB);
        CREATE INDEX IF NOT EXISTS alerts ON receipts (alert_sequence) WHERE alert_sequence IS NOT NULL;
        CREATE TABLE IF NOT EXISTS totals (
            id INTEGER PRIMARY KEY CHECK (id = 1), reader TEXT NOT NULL,
            processed INTEGER NOT NULL DEFAULT 0, reviewed INTEGER NOT NULL DEFAULT 0, blocked INTEGER NOT NULL DEFAULT 0,
            prevented_minor TEXT NOT NULL DEFAULT '0', moved INTEGER NOT NULL DEFAULT 0, moved_minor TEXT NOT NULL DEFAULT '0',
            repeats INTEGER NOT NULL DEFAULT 0, degraded INTEGER NOT NULL DEFAULT 0, alert_sequence INTEGER NOT NULL DEFAULT 0);
        INSERT OR IGNORE INTO totals (id, reader) VALUES (1, lower(hex(randomblob(8))));
        """;
}
