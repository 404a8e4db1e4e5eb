namespace FraudGrains.Simulator.Datasets;

/// <summary>A mapped field and the column of the file at hand that it comes from.</summary>
internal sealed class BoundField(MappedField field, CsvColumn? column)
{
    /// <summary>The column's name, or for a constant the key's, for messages.</summary>
    public string Name(string key) => column?.Name ?? key;

    /// <summary>The field's text; empty when the row says nothing.</summary>
    public string Text(CsvRow row)
    {
        if (column is not { } from)
            return field.Constant!;
        var text = row.Text(from);
        if (field.Values.Count > 0 && !field.Values.TryGetValue(text, out text))
            throw row.Bad(from.Name, $"holds '{row.Text(from)}', which the mapping's 'values' do not translate; it knows: {string.Join(", ", field.Values.Keys)}");
        return text.Length == 0 ? "" : field.Prefix + text;
    }
}
