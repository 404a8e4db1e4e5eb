using System.Net;
using System.Text;
using FraudGrains.Simulator.Tests.Support;
using FraudGrains.Wire;

namespace FraudGrains.Simulator.Tests.Commands;

public sealed class LoadTests
{
    [Fact]
    public async Task Decisions_are_asked_for_and_counted_by_outcome_mode_and_status()
    {
        var api = new Api(number => number % 10 == 0
            ? (HttpStatusCode.OK, """{"outcome":"block","mode":"rules-only"}""")
            : (HttpStatusCode.OK, """{"outcome":"approve","mode":"full"}"""));
        using var shell = new Shell(new FakeSilo()) { Http = api };

        Assert.Equal(0, await shell.Run("load", "--url", "http://api:8080/", "--rate", "50", "--duration", "2s", "--json"));

        Assert.Equal(["http://api:8080/api/v1/decisions"], api.Addresses.Distinct());
        Assert.Equal(100, api.Ids.Distinct().Count());
        var counts = shell.Summary.GetProperty("counts");
        Assert.Equal((100, 10, 90), (counts.GetProperty("status 200").GetInt64(), counts.GetProperty("outcome block").GetInt64(), counts.GetProperty("mode full").GetInt64()));
        Assert.True(shell.Summary.GetProperty("latencyMs").GetProperty("p99.9").GetDouble() > 0);
    }

    [Fact]
    public async Task Requests_without_a_decision_fail_the_run()
    {
        using var shell = new Shell(new FakeSilo()) { Http = new Api(number => number == 7 ? (HttpStatusCode.ServiceUnavailable, "{}") : (HttpStatusCode.OK, """{"outcome":"approve","mode":"full"}""")) };

        Assert.Equal(1, await shell.Run("load", "--url", "http://api:8080", "--rate", "50", "--duration", "2s"));

        Assert.Contains("status 503", shell.Output, StringComparison.Ordinal);
        Assert.Contains("1 of 100 requests", shell.Error, StringComparison.Ordinal);
    }

    private sealed class Api(Func<int, (HttpStatusCode Status, string Body)> answer) : HttpMessageHandler
    {
        private readonly Lock _gate = new();
        private int _number;

        public List<string> Addresses { get; } = [];

        public List<string> Ids { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            Assert.True(TransactionJson.TryRead(body, null, out var transaction, out _));
            int number;
            lock (_gate)
            {
                number = ++_number;
                Addresses.Add(request.RequestUri!.AbsoluteUri);
                Ids.Add(transaction!.TransactionId);
            }

            var (status, text) = answer(number);
            return new(status) { Content = new StringContent(text, Encoding.UTF8, "application/json") };
        }
    }
}
