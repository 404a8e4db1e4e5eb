using Npgsql;

namespace FraudGrains.Silo.Settings;

/// <summary>Section <c>Audit</c>.</summary>
/// <param name="ConnectionString"><c>Audit:ConnectionString</c> of PostgreSQL, such as <c>Host=localhost;Database=fraudgrains;Username=…;Password=…</c>. Default none: SQLite under the data directory.</param>
/// <param name="Write"><c>Audit:Write</c>: whether this silo fills the store from the decisions topic. Default true; false leaves that to other silos, and this one only looks things up.</param>
public sealed record AuditSettings(string? ConnectionString, bool Write)
{
    internal static AuditSettings Read(SettingReader read)
    {
        const string Key = "Audit:ConnectionString";
        var write = read.Flag("Audit:Write", true);
        if (read.Text(Key) is not { } text)
            return new(null, write);
        try
        {
            if (string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(text).Host))
                throw new SettingsException($"Setting '{Key}' names no host. Write for example \"Host=localhost;Database=fraudgrains;Username=fraudgrains\".");
            return new(text, write);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            // The text itself is not shown: it may hold a password.
            throw new SettingsException($"Setting '{Key}' is not a PostgreSQL connection string: {e.Message} Write for example \"Host=localhost;Database=fraudgrains;Username=fraudgrains\".", e);
        }
    }
}
