using System.Net;
using System.Text;
using FraudGrains.Api.Tests.Fakes;
using FraudGrains.Wire;

namespace FraudGrains.Api.Tests.Decisions;

public sealed class Bodies_that_are_not_transactions
{
    [Theory]
    [InlineData("transactionId", "\"\"", "1 to 128")]
    [InlineData("transactionId", "7", "must be text")]
    [InlineData("transactionId", "null", "is required")]
    [InlineData("occurredAt", "\"yesterday\"", "ISO 8601")]
    [InlineData("occurredAt", "1767605400", "ISO 8601")]
    [InlineData("occurredAt", "\"1815-06-18T00:00:00Z\"", "between 1971 and 2199")]
    [InlineData("type", "\"GIFT\"", "one of PAYMENT")]
    [InlineData("type", "1", "one of PAYMENT")]
    [InlineData("amount", "\"181\"", "must be a plain decimal number")]
    [InlineData("amount", "-1", "0 or more")]
    [InlineData("amount", "1.005", "2 decimals")]
    [InlineData("amount", "10000000000000", "below 10^13")]
    [InlineData("amount", "1e13", "must be a plain decimal number")]
    [InlineData("amount", "1e400", "must be a plain decimal number")]
    [InlineData("amount", "null", "is required")]
    [InlineData("payer", "\"Ångström\"", "1 to 64")]
    [InlineData("payer", "\"two words\"", "1 to 64")]
    [InlineData("payee", "[]", "must be text")]
    [InlineData("payee", "null", "is required")]
    [InlineData("currency", "\"EURO\"", "1 to 3")]
    [InlineData("channel", "{}", "must be text")]
    [InlineData("device", "true", "must be text")]
    [InlineData("country", "\" \"", "1 to 64")]
    [InlineData("payerBalanceBefore", "\"much\"", "must be a plain decimal number")]
    public async Task Each_wrong_field_is_named_with_the_reason(string field, string value, string reason)
    {
        await using var api = await ApiHost.Start();

        var response = await api.Post(With(field, value));

        var problem = await ApiHost.Problem(response, 400, "invalid-transaction");
        Assert.Contains(reason, problem.GetProperty("errors").GetProperty(field)[0].GetString());
        Assert.Empty(api.Cluster.Accounts.Asked);
    }

    [Fact]
    public async Task A_field_given_twice_is_refused()
    {
        await using var api = await ApiHost.Start();

        var response = await api.Post(Samples.Body.Replace("\"amount\":181.00", "\"amount\":1,\"amount\":181.00"));

        var problem = await ApiHost.Problem(response, 400, "invalid-transaction");
        Assert.Contains("twice", problem.GetProperty("errors").GetProperty("amount")[0].GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("not json")]
    [InlineData("{\"transactionId\":\"t-1\"} trailing")]
    public async Task A_body_that_is_no_json_object_is_refused(string body)
    {
        await using var api = await ApiHost.Start();

        var problem = await ApiHost.Problem(await api.Post(body), 400, "invalid-transaction");

        Assert.True(problem.GetProperty("errors").TryGetProperty("$", out _));
    }

    [Fact]
    public async Task A_body_beyond_the_bound_is_refused_with_or_without_a_length()
    {
        await using var api = await ApiHost.Start();
        var large = Encoding.UTF8.GetBytes(Samples.Body + new string(' ', TransactionJson.LengthMax));

        await ApiHost.Problem(await api.Post(large), 413, "body-too-large");

        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/decisions");
        request.Content = new ByteArrayContent(large);
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TransferEncodingChunked = true;
        await ApiHost.Problem(await api.Client.SendAsync(request, TestContext.Current.CancellationToken), 413, "body-too-large");
    }

    [Fact]
    public async Task A_body_at_the_bound_is_read()
    {
        await using var api = await ApiHost.Start();

        var response = await api.Post(Samples.Body.PadRight(TransactionJson.LengthMax));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task Another_content_type_is_refused(string? contentType)
    {
        await using var api = await ApiHost.Start();

        await ApiHost.Problem(await api.Post(Samples.Body, contentType), 415, "unsupported-media-type");
    }

    [Fact]
    public async Task No_body_however_nasty_is_a_fault_of_the_server()
    {
        await using var api = await ApiHost.Start();
        foreach (var body in NastyBodies())
        {
            var response = await api.Post(body);
            Assert.True((int)response.StatusCode < 500, $"{response.StatusCode} for {Convert.ToHexString(body.AsSpan(0, Math.Min(64, body.Length)))}");
        }
    }

    private static IEnumerable<byte[]> NastyBodies()
    {
        foreach (var text in new[]
        {
            new string('[', 60_000), new string('{', 1000), "{\"a\":" + new string('[', 1000), "\"\\ud800\"", "{\"\\ud800\":1}", "{\"payer\":\"\\ud800\"}", "{\"payer\":\"\\u0000\"}",
            "{\"amount\":1e999999999}", "{\"amount\":" + new string('9', 5000) + "}", "{\"amount\":0." + new string('0', 5000) + "1}", "{\"amount\":-0}", "{\"amount\":NaN}", "{\"amount\":Infinity}",
            "{\"occurredAt\":\"9999-12-31T23:59:59.9999999-14:00\"}", "{\"occurredAt\":\"0001-01-01T00:00:00+14:00\"}", "{\"occurredAt\":\"2026-02-30\"}", "{\"timestamp\":1e308,\"nameOrig\":\"a\"}",
            "{\"timestamp\":253402300799.9999,\"nameOrig\":\"a\"}", "{\"step\":2147483648}", "{\"step\":1.5}", "{\"type\":\"\\u0050AYMENT\"}", "{\"__proto__\":{}}", "\uFEFF{}", "{}{}", "/* c */{}", "{\"a\":1,}",
            Samples.Body.Replace("181.00", "79228162514264337593543950335"), Samples.Body.Replace("181.00", "1e-30"), Samples.Body.Replace("t-1", new string('t', 129)),
        })
        {
            yield return Encoding.UTF8.GetBytes(text);
        }

        yield return [0xFF, 0xFE, 0x7B, 0x00];
        yield return [.. "{\"payer\":\""u8, 0xC3, 0x28, .. "\"}"u8];
        var random = new Random(7);
        var valid = Encoding.UTF8.GetBytes(Samples.Body);
        for (var i = 0; i < 300; i++)
        {
            var bent = valid.ToArray();
            for (var flips = random.Next(1, 4); flips > 0; flips--)
                bent[random.Next(bent.Length)] = (byte)random.Next(256);
            yield return bent;
            yield return valid[..random.Next(valid.Length)];
        }
    }

    private static string With(string field, string value)
    {
        var fields = System.Text.Json.Nodes.JsonNode.Parse(Samples.Body)!.AsObject();
        fields.Remove(field);
        var rest = fields.ToJsonString();
        return $"{{\"{field}\":{value},{rest[1..]}";
    }
}
