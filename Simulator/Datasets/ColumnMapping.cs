using System.Text.Json;

namespace FraudGrains.Simulator.Datasets;

/// <summary>A mapping file: which column of a labelled CSV file says what. See Simulator/README.md for the format.</summary>
internal sealed class ColumnMapping
{
    private static readonly string[] Required = ["time", "payer", "payee", "amount", "type"];
    private static readonly string[] Optional = ["id", "label", "scenario", "currency", "payerBalanceBefore", "channel", "device", "country"];

    private readonly Dictionary<string, MappedField> _fields = new(StringComparer.Ordinal);

    private ColumnMapping(string file) => File = file;

    /// <summary>Name of the mapping file, for messages.</summary>
    public string File { get; }

    /// <summary>Begins the ids made for rows that bring none. Default "csv".</summary>
    public string Name { get; private set; } = "csv";

    public MappedTime Time { get; private set; } = new("iso");

    public static ColumnMapping Read(string json, string file)
    {
        var mapping = new ColumnMapping(file);
        try
        {
            using var document = JsonDocument.Parse(json, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            foreach (var property in document.RootElement.EnumerateObject())
                mapping.Take(property);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FailedException($"{file} is not a JSON object: {e.Message}", e);
        }

        return Array.Find(Required, key => !mapping._fields.ContainsKey(key)) is { } missing
            ? throw new FailedException($"{file} does not say where '{missing}' comes from. Add \"{missing}\": \"column name\" or \"{missing}\": {{\"constant\": \"…\"}}.")
            : mapping;
    }

    /// <summary>The field in the file at hand; null when the mapping leaves it out.</summary>
    public BoundField? Bind(string key, CsvTable table) =>
        _fields.TryGetValue(key, out var field)
            ? new(field, field.Column is { } column ? table.Column(column, $"'{key}' of {File}") : null)
            : null;

    private void Take(JsonProperty property)
    {
        var where = $"{File}: '{property.Name}'";
        if (property.Name is "name")
            Name = Words(where, property.Value, 32);
        else if (property.Name is "timeFormat")
            Time = new(Words(where, property.Value, 64));
        else if (Required.Contains(property.Name) || Optional.Contains(property.Name))
            _fields[property.Name] = MappedField.Read(where, property.Value);
        else
            throw new FailedException($"{where} is not understood; known are: name, timeFormat, {string.Join(", ", Required)}, {string.Join(", ", Optional)}.");
    }

    private static string Words(string where, JsonElement json, int lengthMax) =>
        json.ValueKind == JsonValueKind.String && json.GetString() is { Length: > 0 } text && text.Length <= lengthMax
            ? text
            : throw new FailedException($"{where} must be text of 1 to {lengthMax} characters.");
}
