using Microsoft.Data.Sqlite;

namespace FraudGrains.Silo.Persistence.Audit;

/// <summary>How <see cref="SqliteAuditStore"/> makes its commands.</summary>
internal static class SqliteCommands
{
    /// <summary>A command of a constant text; values travel as parameters.</summary>
    public static SqliteCommand Command(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this folder.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command;
    }
}
