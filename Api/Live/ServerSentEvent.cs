using System.Globalization;
using System.Text;
using System.Text.Json;
using FraudGrains.Api.Http;

namespace FraudGrains.Api.Live;

/// <summary>Events in the text/event-stream form, made once for all clients.</summary>
internal static class ServerSentEvent
{
    /// <summary>Says nothing, but keeps the connection open.</summary>
    public static readonly byte[] Heartbeat = ": still here\n\n"u8.ToArray();

    /// <summary>How long a browser waits before it connects again.</summary>
    public static readonly byte[] Retry = "retry: 2000\n\n"u8.ToArray();

    /// <summary>Compact JSON has no line breaks, so the data fits on one line.</summary>
    public static byte[] Of<T>(string name, T value, long? id = null)
    {
        var head = id is { } number ? string.Create(CultureInfo.InvariantCulture, $"id: {number}\nevent: {name}\ndata: ") : $"event: {name}\ndata: ";
        return [.. Encoding.UTF8.GetBytes(head), .. JsonSerializer.SerializeToUtf8Bytes(value, ApiJson.Options), (byte)'\n', (byte)'\n'];
    }
}
