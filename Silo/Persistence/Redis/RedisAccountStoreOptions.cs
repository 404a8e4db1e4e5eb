using System.ComponentModel.DataAnnotations;

namespace FraudGrains.Silo.Persistence.Redis;

/// <summary>How account commits are gathered on their way to Redis: measured, and the same for every silo.</summary>
public sealed class RedisAccountStoreOptions
{
    /// <summary>Accounts that travel in one round trip. Default 256: beyond it a batch costs no less per account and holds the single-threaded server longer.</summary>
    [Range(1, 4096)] public int BatchMax { get; init; } = 256;

    /// <summary>Batches sent and not yet answered. Default 4: keeps the server busy while replies travel.</summary>
    [Range(1, 64)] public int InFlightMax { get; init; } = 4;

    /// <summary>How long a batch that is not full waits for more while another is under way and no client waits for any of it. Default 4 ms; a timer makes up to 8 ms of it where its clock ticks every 4 ms, as on most Linux kernels.</summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromMilliseconds(4);

    /// <summary>
    /// How long an acknowledged commit is remembered, so that a store which comes back without its last moments gets them back. Default 10 s: more than
    /// appendfsync everysec (2 s at worst) or a replica that lags may lose. Counted back from when the store was last seen to hold everything. 0 remembers
    /// nothing; at most 5 min.
    /// </summary>
    public TimeSpan RememberFor { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Most bytes of states remembered; beyond it the oldest are let go early. Default 256 MiB: at 1.5 KB an account, about 17,000 commits a second of different accounts.</summary>
    [Range(0, long.MaxValue)] public long RememberBytesMax { get; init; } = 256L * 1024 * 1024;

    /// <summary>First part of every key; two clusters must not share it. Default "fraudgrains".</summary>
    [Required] public string ServiceId { get; init; } = "fraudgrains";
}
