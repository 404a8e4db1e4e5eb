using System.Text.Json;

namespace FraudGrains.Simulator.Datasets;

/// <summary>Where one field of a transaction comes from: a column, perhaps with words translated and a prefix, or a constant.</summary>
internal sealed record MappedField
{
    private static readonly IReadOnlyDictionary<string, string> NoValues = new Dictionary<string, string>();

    public string? Column { get; private init; }

    public string? Constant { get; private init; }

    public string Prefix { get; private init; } = "";

    /// <summary>The file's words and ours for them; empty when the words are taken as they stand.</summary>
    public IReadOnlyDictionary<string, string> Values { get; private init; } = NoValues;

    /// <summary>Reads a field: <c>"column"</c>, <c>{"column": …, "prefix": …, "values": {…}}</c> or <c>{"constant": …}</c>.</summary>
    /// <param name="where">Mapping file and key, for messages.</param>
    /// <param name="json">The key's value.</param>
    public static MappedField Read(string where, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String)
            return new() { Column = json.GetString() };
        if (json.ValueKind != JsonValueKind.Object)
            throw new FailedException($"{where} must be the name of a column, or an object with 'column' or 'constant'.");

        var field = new MappedField();
        foreach (var property in json.EnumerateObject())
        {
            field = property.Name switch
            {
                "column" => field with { Column = Text(where, property) },
                "constant" => field with { Constant = Text(where, property) },
                "prefix" => field with { Prefix = Text(where, property) },
                "values" when property.Value.ValueKind == JsonValueKind.Object => field with { Values = property.Value.EnumerateObject().ToDictionary(v => v.Name, v => Text(where, v)) },
                _ => throw new FailedException($"{where} has '{property.Name}', which is not understood; a field has 'column' (with 'prefix' and 'values' if needed) or 'constant'."),
            };
        }

        return field.Column is null != field.Constant is null ? field : throw new FailedException($"{where} must have either 'column' or 'constant'.");
    }

    private static string Text(string where, JsonProperty property) =>
        property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : throw new FailedException($"{where}: '{property.Name}' must be text.");
}
