using Npgsql;

namespace FraudGrains.Silo.Settings;

/// <summary>Section <c>Audit</c>.</summary>
/// <param name="ConnectionString"><c>Audit:ConnectionString</c> of PostgreSQL, such as <c>Host=localhost;Database=fraudgrains;Username=…;Password=…</c>. Default none: SQLite under the data directory.</param>
public sealed record AuditSettings(string? ConnectionString)
{
    internal static AuditSettings Read(SettingReader read)
    {
        const string Key = "Audit:ConnectionString";
        if (read.Text(Key) is not { } text)
            return new(default(string));
        try
        {
            if (string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(text).Host))
                throw new SettingsException($"Setting '{Key}' names no host. Write for example \"Host=localhost;Database=fraudgrains;Username=fraudgrains\".");
            return new(text);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            // The text itself is not shown: it may hold a password.
            throw new SettingsException($"Setting '{Key}' is not a PostgreSQL connection string: {e.Message} Write for example \"Host=localhost;Database=fraudgrains;Username=fraudgrains\".", e);
        }
    }
}
