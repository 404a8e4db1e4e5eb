using System.Globalization;
using Microsoft.Data.Sqlite;

namespace FraudGrains.Silo.Persistence.Audit;

/// <summary>The one row of totals of <see cref="SqliteAuditStore"/>.</summary>
internal static class SqliteTotals
{
    public static AuditTally Read(SqliteConnection connection)
    {
        using var command = connection.Command(
            "SELECT processed, reviewed, blocked, prevented_minor, moved, moved_minor, repeats, degraded, alert_sequence FROM totals");
        using var row = command.ExecuteReader();
        row.Read();
        return new()
        {
            Processed = row.GetInt64(0),
            Reviewed = row.GetInt64(1),
            Blocked = row.GetInt64(2),
            PreventedMinor = decimal.Parse(row.GetString(3), CultureInfo.InvariantCulture),
            Moved = row.GetInt64(4),
            MovedMinor = decimal.Parse(row.GetString(5), CultureInfo.InvariantCulture),
            Repeats = row.GetInt64(6),
            Degraded = row.GetInt64(7),
            AlertSequence = row.GetInt64(8),
        };
    }

    public static void Write(SqliteConnection connection, AuditTally tally)
    {
        using var command = connection.Command(
            """
            UPDATE totals SET processed = $processed, reviewed = $reviewed, blocked = $blocked, prevented_minor = $prevented,
                moved = $moved, moved_minor = $movedMinor, repeats = $repeats, degraded = $degraded, alert_sequence = $alert
            """,
            ("$processed", tally.Processed),
            ("$reviewed", tally.Reviewed),
            ("$blocked", tally.Blocked),
            ("$prevented", tally.PreventedMinor.ToString(CultureInfo.InvariantCulture)),
            ("$moved", tally.Moved),
            ("$movedMinor", tally.MovedMinor.ToString(CultureInfo.InvariantCulture)),
            ("$repeats", tally.Repeats),
            ("$degraded", tally.Degraded),
            ("$alert", tally.AlertSequence));
        command.ExecuteNonQuery();
    }
}
