using System.Text;
using System.Text.Json;
using FraudGrains.Fuzz.Tests.Records;

namespace FraudGrains.Fuzz.Tests.Http;

/// <summary>Requests to every route that the API's own description names: a route that is added is asked too.</summary>
internal sealed class RouteInputs
{
    private static readonly string[] Segments =
        ["C1", "t-1", "%00", "%2e%2e", "..%2f..", "%2F", "%25", "%ff%fe", "%ed%a0%80", "%F0%9F%98%80", "%0d%0aSet-Cookie:x", "a%20b", new('x', 64), new('x', 65), new('x', 129), new('x', 4_000), "~", "null", "*", "{id}", "-1", "0"];

    private static readonly string[] Values =
        ["", "0", "1", "-1", "100", "101", "2147483648", "9223372036854775808", "1e9", "NaN", "true", "%00", "%ff", "a%0ab", "2026-01-05T09:30:00Z", new('9', 300), new('z', 3_000), "MTI%3d", "é", "1&limit=2"];

    /// <summary>A route of the test host's own, which is there to fail.</summary>
    private const string FailingOnPurpose = "/api/v1/fails";

    private readonly (string Method, string Path, string[] Queries)[] _routes;

    public RouteInputs(JsonElement description) => _routes =
    [
        .. from path in description.GetProperty("paths").EnumerateObject()
           where path.Name != FailingOnPurpose
           from operation in path.Value.EnumerateObject()
           select (operation.Name.ToUpperInvariant(), path.Name, Queries(operation.Value)),
    ];

    /// <summary>Method, target and body, as one text that a failure can print.</summary>
    public byte[] Next(Random random)
    {
        var (method, path, queries) = _routes[random.Next(_routes.Length)];
        if (random.Next(20) == 0)
            method = Pick(random, ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "FOO"]);
        var target = new StringBuilder(string.Join('/', path.Split('/').Select(part => part.StartsWith('{') ? Pick(random, Segments) : part)));
        var separator = '?';
        foreach (var name in queries.Append("x").Where(_ => random.Next(2) == 0))
        {
            target.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(Pick(random, Values)).Replace("%25", "%", StringComparison.Ordinal));
            separator = '&';
        }

        byte[] head = Encoding.ASCII.GetBytes($"{method} {target}\n{Pick(random, ["application/json", "application/json", "application/json; charset=utf-16", "text/plain", "application/problem+json", "multipart/form-data"])}\n");
        return method is "GET" or "HEAD" or "DELETE" ? head : [.. head, .. RecordCorpus.Mutator.Next(random)];
    }

    private static string[] Queries(JsonElement operation) => operation.TryGetProperty("parameters", out var parameters)
        ? [.. parameters.EnumerateArray().Where(p => p.GetProperty("in").GetString() == "query").Select(p => p.GetProperty("name").GetString()!)]
        : [];

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
