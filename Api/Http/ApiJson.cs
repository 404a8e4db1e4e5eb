using System.Text.Json;

namespace FraudGrains.Api.Http;

/// <summary>How this API spells JSON, whatever the host has set for itself.</summary>
internal static class ApiJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);
}
