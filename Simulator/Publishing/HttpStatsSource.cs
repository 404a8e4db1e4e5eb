using System.Text.Json;

namespace FraudGrains.Simulator.Publishing;

/// <summary>Reads <c>GET {silo}/api/v1/stats</c>.</summary>
internal sealed class HttpStatsSource(HttpClient http, Uri silo) : IStatsSource
{
    private readonly Uri _stats = new(new Uri(silo.AbsoluteUri.TrimEnd('/') + "/"), "api/v1/stats");

    public async Task<SiloStats> Read(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(_stats, cancellationToken);
            if (!answer.IsSuccessStatusCode)
                throw new FailedException($"{_stats} answers {(int)answer.StatusCode}: is this a FraudGrains silo, and is it ready? Give its address with --silo, or write to Kafka with --bootstrap.");
            await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
            using var json = await JsonDocument.ParseAsync(body, default, cancellationToken);
            return SiloStats.Read(json.RootElement);
        }
        catch (HttpRequestException e)
        {
            throw new FailedException($"No silo answers at {_stats} ({e.Message}). Start one with 'dotnet run --project Silo', give its address with --silo, or write to Kafka with --bootstrap.", e);
        }
        catch (JsonException e)
        {
            throw new FailedException($"{_stats} does not answer with JSON: is this a FraudGrains silo? Give its address with --silo.", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new FailedException($"{_stats} did not answer within {http.Timeout.TotalSeconds:0} s.", e);
        }
    }
}
