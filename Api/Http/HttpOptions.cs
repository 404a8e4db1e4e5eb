namespace FraudGrains.Api.Http;

/// <summary>What one process takes on of its clients. Section <c>Http</c>.</summary>
public sealed class HttpOptions
{
    /// <summary>
    /// Connections open at one time; further ones are closed as they come. Each takes a file descriptor, and a process that has none left ends.
    /// Default 8,192; 1 to 1,000,000.
    /// </summary>
    public long ConnectionsMax { get; set; } = 8_192;
}
