namespace FraudGrains.Silo.Hosting;

/// <summary>Which parts run inside this process.</summary>
/// <param name="IsKafkaEmbedded">The broker does.</param>
/// <param name="IsRedisEmbedded">The account store does.</param>
internal sealed record HostingMode(bool IsKafkaEmbedded, bool IsRedisEmbedded)
{
    public bool IsEmbedded => IsKafkaEmbedded && IsRedisEmbedded;
}
