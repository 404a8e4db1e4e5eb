using System.Globalization;

namespace FraudGrains.Silo.Settings;

/// <summary>Reads single settings and refuses what does not fit, naming the setting, its range and its default.</summary>
internal sealed class SettingReader(IConfiguration configuration)
{
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Text; empty counts as not set.</summary>
    public string? Text(string key)
    {
        _known.Add(key);
        var text = configuration[key]?.Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    public int WholeNumber(string key, int defaultValue, int min, int max, string unit)
    {
        var text = Text(key);
        if (text is null)
            return defaultValue;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
            return number;
        throw Bad(key, text, $"must be a whole number from {min} to {max} ({unit}); default {defaultValue}");
    }

    public bool Flag(string key, bool defaultValue) => Text(key) switch
    {
        null => defaultValue,
        var text when bool.TryParse(text, out var flag) => flag,
        var text => throw Bad(key, text, $"must be true or false; default {(defaultValue ? "true" : "false")}"),
    };

    /// <summary>A name that may stand in keys and group ids: 1 to 64 of a-z, A-Z, 0-9, dot, dash and underscore.</summary>
    public string Name(string key, string defaultValue)
    {
        const int LengthMax = 64;
        var text = Text(key) ?? defaultValue;
        return text.Length <= LengthMax && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')
            ? text
            : throw Bad(key, text, $"must be 1 to {LengthMax} letters, digits, dots, dashes or underscores; default {defaultValue}");
    }

    /// <summary>The entries of a section that belong to somebody else (a client's own options).</summary>
    public IReadOnlyDictionary<string, string> Entries(string key)
    {
        var entries = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, value) in configuration.GetSection(key).AsEnumerable())
        {
            _known.Add(path);
            if (value is not null)
                entries.Add(path[(key.Length + 1)..], value);
        }

        return entries;
    }

    /// <summary>Refuses a key of <paramref name="sections"/> that nobody asked for: a misspelt setting must not be passed over in silence.</summary>
    public void RefuseUnknown(params ReadOnlySpan<string> sections)
    {
        foreach (var section in sections)
        {
            foreach (var (key, value) in configuration.GetSection(section).AsEnumerable())
            {
                if (value is not null && !_known.Contains(key))
                    throw new SettingsException($"Setting '{key}' is not known. Settings of {section} are: {string.Join(", ", Of(section))}.");
            }
        }
    }

    public static SettingsException Bad(string key, string value, string wanted) => new($"Setting '{key}' is \"{value}\": {wanted}.");

    private IEnumerable<string> Of(string section) =>
        _known.Where(k => k.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal);
}
