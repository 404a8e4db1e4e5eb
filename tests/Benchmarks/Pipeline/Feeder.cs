using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace FraudGrains.Benchmarks.Pipeline;

/// <summary>Even traffic among so many accounts as fast as the silo takes it, held back so that the broker's bounded log never drops what was not read.</summary>
internal static class Feeder
{
    /// <summary>Records sent and not yet decided: half of what eight partitions of the in-process broker keep.</summary>
    private const int OutstandingMax = 40_000;

    private const int Chunk = 500;

    /// <summary>Whom an account pays: always the same few, as customers do.</summary>
    private const int ContactsMax = 20;

    /// <summary>What an account pays in a day of event time: as a customer does, so that windows fill and expire as they would.</summary>
    private const int PaymentsPerDay = 3;

    public static async Task<int> Run(string bootstrap, Uri silo, int accounts, double hotShare, CancellationToken cancellationToken)
    {
        using var producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig
        {
            BootstrapServers = bootstrap,
            Partitioner = Partitioner.Murmur2Random,
            CompressionType = CompressionType.Lz4,
            LingerMs = 10,
            QueueBufferingMaxMessages = 200_000,
        }).SetLogHandler((_, _) => { }).Build();
        using var http = new HttpClient { BaseAddress = silo };
        var random = new Random(20260105);
        var (sent, occurredAt) = (0L, new DateTimeOffset(2023, 1, 2, 0, 0, 0, TimeSpan.Zero));
        var (step, last) = (TimeSpan.FromDays(1) / (PaymentsPerDay * accounts), TimeProvider.System.GetUtcNow().AddHours(-1));
        await Prime(producer, http, accounts, occurredAt.AddHours(-1), cancellationToken);
        sent += accounts;
        while (!cancellationToken.IsCancellationRequested)
        {
            for (var room = OutstandingMax - (sent - await Decided(http, cancellationToken)); room > Chunk; room -= Chunk)
            {
                for (var i = 0; i < Chunk; i++, sent++)
                {
                    occurredAt = occurredAt + step < last ? occurredAt + step : last;
                    var payer = random.Next(accounts);
                    Send(producer, sent, payer, random.NextDouble() < hotShare ? 0 : Contact(payer, random.Next(ContactsMax), accounts), random.Next(100, 500_000), occurredAt);
                }
            }

            await Task.Delay(20, cancellationToken);
        }

        return 0;
    }

    /// <summary>One of an account's contacts; spread, so that every account is somebody's.</summary>
    private static int Contact(int payer, int which, int accounts) => (int)((payer + 1 + ((long)which * 7_919)) % accounts);

    /// <summary>Every account pays once: from then on all are warm.</summary>
    private static async Task Prime(IProducer<byte[], byte[]> producer, HttpClient http, int accounts, DateTimeOffset occurredAt, CancellationToken cancellationToken)
    {
        for (var account = 0; account < accounts; account++)
        {
            while (account % Chunk == 0 && account - await Decided(http, cancellationToken) > OutstandingMax - Chunk)
                await Task.Delay(20, cancellationToken);
            Send(producer, -1 - account, account, (account + 1) % accounts, 100, occurredAt);
        }
    }

    private static void Send(IProducer<byte[], byte[]> producer, long number, int payer, int payee, long cents, DateTimeOffset occurredAt)
    {
        var key = $"C{payer:D9}";
        var value = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"transactionId":"b{{number}}","occurredAt":"{{occurredAt:yyyy-MM-ddTHH:mm:ss.fffZ}}","type":"TRANSFER","amount":{{cents / 100}}.{{cents % 100:D2}},"currency":"USD","payer":"{{key}}","payee":"C{{payee:D9}}"}""");
        var message = new Message<byte[], byte[]> { Key = Encoding.ASCII.GetBytes(key), Value = Encoding.ASCII.GetBytes(value) };
        while (true)
        {
            try
            {
                producer.Produce("financial_transactions", message);
                return;
            }
            catch (ProduceException<byte[], byte[]> e) when (e.Error.Code == ErrorCode.Local_QueueFull)
            {
                producer.Poll(TimeSpan.FromMilliseconds(10));
            }
        }
    }

    private static async Task<long> Decided(HttpClient http, CancellationToken cancellationToken)
    {
        var stats = await http.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/stats", UriKind.Relative), cancellationToken);
        return stats.GetProperty("silos").EnumerateArray().Sum(s => s.GetProperty("decided").GetInt64());
    }
}
