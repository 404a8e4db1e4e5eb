using System.Globalization;

namespace FraudGrains.Grains.Scoring.Forest;

/// <summary>The <c>name=value</c> lines of the header or of one tree.</summary>
/// <param name="name">What the section is, for messages: "the header" or "Tree=12".</param>
/// <param name="line">Where it begins.</param>
internal sealed class ModelSection(string name, int line)
{
    private const NumberStyles Whole = NumberStyles.AllowLeadingSign;
    private const NumberStyles Real = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
    private readonly Dictionary<string, (string Value, int Line)> _fields = new(StringComparer.Ordinal);

    public string Name => name;

    public int Line => line;

    public void Add(string text, int at)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var field = equals < 0 ? text : text[..equals];
        if (field.Length == 0)
            throw new ModelTextException(at, "$", $"begins with \"=\", so it names nothing, in {name}");
        if (!_fields.TryAdd(field, (equals < 0 ? "" : text[(equals + 1)..], at)))
            throw new ModelTextException(at, Short(field), $"is given twice in {name}");
    }

    public bool Has(string field) => _fields.ContainsKey(field);

    public (string Value, int Line) Text(string field) =>
        _fields.TryGetValue(field, out var found) ? found : throw new ModelTextException(line, field, $"is missing in {name}");

    public int Int(string field, int min, int max)
    {
        var (text, at) = Text(field);
        if (!int.TryParse(text, Whole, CultureInfo.InvariantCulture, out var number) || number < min || number > max)
            throw new ModelTextException(at, field, $"must be a whole number from {min} to {max}, but is \"{Short(text)}\"");
        return number;
    }

    public int[] Ints(string field, int count, int min, int max)
    {
        var (text, at) = Text(field);
        var numbers = new int[Tokens(field, text, count, at)];
        var next = 0;
        foreach (var range in text.AsSpan().Split(' '))
        {
            if (next == count)
                break;
            var token = text.AsSpan(range);
            if (!int.TryParse(token, Whole, CultureInfo.InvariantCulture, out var number) || number < min || number > max)
                throw new ModelTextException(at, field, $"value {next + 1} must be a whole number from {min} to {max}, but is \"{Short(token.ToString())}\"");
            numbers[next++] = number;
        }

        return numbers;
    }

    public double[] Doubles(string field, int count, bool finite)
    {
        var (text, at) = Text(field);
        var numbers = new double[Tokens(field, text, count, at)];
        var next = 0;
        foreach (var range in text.AsSpan().Split(' '))
        {
            if (next == count)
                break;
            var token = text.AsSpan(range);
            if (!TryDouble(token, out var number) || double.IsNaN(number) || (finite && double.IsInfinity(number)))
                throw new ModelTextException(at, field, $"value {next + 1} must be a {(finite ? "finite number" : "number or inf")}, but is \"{Short(token.ToString())}\"");
            numbers[next++] = number;
        }

        return numbers;
    }

    /// <summary>Refuses a value that is not the only one scored here.</summary>
    public void Only(string field, string wanted, string otherwise)
    {
        var (text, at) = Text(field);
        if (text != wanted)
            throw new ModelTextException(at, field, $"is \"{Short(text)}\": {otherwise}");
    }

    public static bool TryDouble(ReadOnlySpan<char> token, out double number)
    {
        number = token switch
        {
            "inf" or "+inf" => double.PositiveInfinity,
            "-inf" => double.NegativeInfinity,
            _ => double.NaN,
        };
        return !double.IsNaN(number) || double.TryParse(token, Real, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Counted before anything of that length is allocated: the count is only claimed.</summary>
    private int Tokens(string field, string text, int count, int at)
    {
        var found = text.Length == 0 ? 0 : text.AsSpan().Count(' ') + 1;
        return found == count
            ? count
            : throw new ModelTextException(at, field, $"must hold {count} values in {name}, but holds {found}");
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
