using System.Net;

namespace FraudGrains.Silo.Persistence.Redis.Continuity;

/// <summary>A silo that has its store to itself.</summary>
internal sealed class NoSharers : IStoreSharers
{
    public SiloAddress Own { get; } = SiloAddress.New(IPAddress.Loopback, 0, 0);

    public IReadOnlyList<SiloAddress> Others() => [];
}
