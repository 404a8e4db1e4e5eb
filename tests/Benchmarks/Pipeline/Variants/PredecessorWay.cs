using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Confluent.Kafka;
using FraudGrains.Benchmarks.Forest;
using FraudGrains.Grains.Features;
using FraudGrains.Silo.Streams;
using FraudGrains.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace FraudGrains.Benchmarks.Pipeline.Variants;

/// <summary>
/// What was done before: a consumer that takes one message, asks a scoring service over HTTP, waits, produces the answer and waits for that too; the service
/// calls LightGBM's library once for the row. In C# on both sides, so what is compared is the way, not the language. No state is kept at all.
/// </summary>
internal static class PredecessorWay
{
    private const int Messages = 4_000;

    /// <summary>CPU µs of a message and messages a second of wall time; null where the library cannot be loaded.</summary>
    public static async Task<(double CpuUs, double PerSecond)?> Measure(string bootstrap)
    {
        LightGbmFast library;
        try
        {
            library = new LightGbmFast(BenchmarkModel.Text, FeatureSchema.Count);
        }
        catch (DllNotFoundException)
        {
            return null;
        }

        using var _ = library;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var service = builder.Build();
        service.MapPost("/predict", (double[] features) => new { score = library.RawScore(features) });
        await service.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(service.Urls.First()) };
        using var producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig { BootstrapServers = bootstrap, LingerMs = 0 }).SetLogHandler((_, _) => { }).Build();
        using var consumer = Floor.TopicReader.Open(bootstrap, Topics.Transactions);

        await Run(Messages / 4);
        var clock = Stopwatch.StartNew();
        var cpu = await Floor.CpuMeter.Of(Messages, () => Run(Messages));
        return (cpu, Messages / clock.Elapsed.TotalSeconds);

        async Task Run(int messages)
        {
            for (var i = 0; i < messages; i++)
            {
                var record = consumer.Consume(TimeSpan.FromSeconds(10)) ?? throw new InvalidOperationException("The topic holds too few records.");
                TransactionJson.TryRead(record.Message.Value, null, out var transaction, out var __);
                var row = new double[FeatureSchema.Count];
                (row[0], row[1]) = (transaction!.AmountMinorUnits / 100.0, (int)transaction.Type);
                using var answer = await http.PostAsJsonAsync(new Uri("/predict", UriKind.Relative), row);
                var score = await answer.Content.ReadFromJsonAsync<JsonElement>();
                await producer.ProduceAsync("fraud_alerts", new() { Key = record.Message.Key, Value = JsonSerializer.SerializeToUtf8Bytes(new { transaction.TransactionId, score }) });
            }
        }
    }
}
