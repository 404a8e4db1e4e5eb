using System.Collections.Frozen;
using System.Text.Json;

namespace FraudGrains.Wire;

/// <summary>Which fields of a record came by. Costs no memory for the fields that every record has: their names are told from a list, not made anew.</summary>
internal struct SeenFields
{
    private static readonly string[] Known =
    [
        "transactionId", "payer", "payee", "type", "amount", "occurredAt", "currency", "payerBalanceBefore", "channel", "device", "country", "timestamp",
        "step", "nameOrig", "oldbalanceOrg", "newbalanceOrig", "nameDest", "oldbalanceDest", "newbalanceDest", "isFraud", "isFlaggedFraud",
    ];

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Places =
        Known.Index().ToFrozenDictionary(k => k.Item, k => k.Index, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private uint _known;
    private HashSet<string>? _others;

    /// <summary>The name that the reader stands on.</summary>
    public static string Name(ref Utf8JsonReader reader)
    {
        const int LengthMax = 32;
        if (reader.ValueSpan.Length > LengthMax)
            return reader.GetString()!;
        Span<char> name = stackalloc char[LengthMax];
        name = name[..reader.CopyString(name)];
        return Places.TryGetValue(name, out var place) ? Known[place] : name.ToString();
    }

    /// <summary>False when it came by before.</summary>
    public bool Add(string name)
    {
        if (!Places.TryGetValue(name, out var place))
            return (_others ??= new(StringComparer.Ordinal)).Add(name);
        var before = _known;
        _known |= 1u << place;
        return before != _known;
    }

    /// <summary>Whether it came by.</summary>
    public readonly bool Contains(string name) =>
        Places.TryGetValue(name, out var place) ? (_known & 1u << place) != 0 : _others?.Contains(name) == true;
}
