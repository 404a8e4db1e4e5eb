namespace FraudGrains.Dashboard.Proxy;

/// <summary>Where the API runs when the page runs on its own. Section <c>Api</c>.</summary>
public sealed class ApiProxyOptions
{
    /// <summary>Address of the API, such as <c>http://api:8080</c>. Required.</summary>
    public Uri? BaseUrl { get; set; }
}
