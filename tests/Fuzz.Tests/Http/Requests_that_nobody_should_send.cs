using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using FraudGrains.Api.Tests;

namespace FraudGrains.Fuzz.Tests.Http;

/// <summary>Whatever is asked is answered: with what was wanted, or with a problem that says what was wrong. Never with a failure of ours.</summary>
public sealed class Requests_that_nobody_should_send
{
    [Fact]
    public async Task Are_answered_never_with_a_failure_of_ours()
    {
        await using var api = await ApiHost.Start(new() { ["Live:ConnectionsMax"] = "1000" });
        var requests = new RouteInputs(await api.GetJson("/openapi/v1.json"));

        await Fuzzing.Fuzz.Run(requests.Next, request => Check(api.Client, request));
    }

    private static async Task Check(HttpClient client, byte[] input)
    {
        using var request = Request(client.BaseAddress!, input);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var status = (int)answer.StatusCode;
        if (status < 400 || request.Method == HttpMethod.Head)
        {
            Assert.True(status < 500, $"{status}");
            return;
        }

        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(status < 500, $"{status} {body}");

        // What the server refuses before any of our code sees it has no body.
        if (body.Length == 0 || !request.RequestUri!.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal))
            return;
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonElement.Parse(body);
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("code").GetString()!);
    }

    private static HttpRequestMessage Request(Uri host, byte[] input)
    {
        var lines = Encoding.Latin1.GetString(input).Split('\n', 3);
        var (method, target) = (lines[0].Split(' ')[0], lines[0].Split(' ')[1]);
        var uri = new Uri($"http://{host.Authority}{target}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(new HttpMethod(method), uri);
        if (lines[2].Length > 0)
        {
            request.Content = new ByteArrayContent(Encoding.Latin1.GetBytes(lines[2]));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(lines[1]);
        }

        return request;
    }
}
