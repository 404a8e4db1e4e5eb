using System.ComponentModel.DataAnnotations;

namespace FraudGrains.Api.Live;

/// <summary>The live feed. Section <c>Live</c>.</summary>
public sealed class LiveOptions
{
    /// <summary>Snapshots a second while somebody watches. Default 4; 1 to 10.</summary>
    [Range(1, 10)]
    public int SnapshotsPerSecond { get; set; } = 4;

    /// <summary>Open live connections of this process; one more is answered 503. Default 200; 1 to 10,000.</summary>
    [Range(1, 10_000)]
    public int ConnectionsMax { get; set; } = 200;

    /// <summary>A comment is sent after so long a silence, so that proxies keep the connection. Default 15 s; 1 s to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan HeartbeatAfter { get; set; } = TimeSpan.FromSeconds(15);
}
