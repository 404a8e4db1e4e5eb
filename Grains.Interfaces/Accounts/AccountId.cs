using System.Text.Json;
using System.Text.Json.Serialization;

namespace FraudGrains.Accounts;

/// <summary>The name of an account: 1 to 64 visible ASCII characters (0x21 to 0x7E). A type of its own, so that payer and payee are not mixed up with other text.</summary>
[GenerateSerializer, Immutable, Alias("fg.AccountId")]
[JsonConverter(typeof(Json))]
public readonly record struct AccountId([property: Id(0)] string Value)
{
    /// <summary>Longest accepted id, in characters.</summary>
    public const int LengthMax = 64;

    /// <summary>Whether <paramref name="text"/> may name an account.</summary>
    public static bool IsValid(string? text) =>
        text is { Length: > 0 and <= LengthMax } && !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    public override string ToString() => Value;

    private sealed class Json : JsonConverter<AccountId>
    {
        public override AccountId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, AccountId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
