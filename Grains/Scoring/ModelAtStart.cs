using Microsoft.Extensions.Hosting;

namespace FraudGrains.Grains.Scoring;

/// <summary>Has the model read before the silo takes its first transaction: asking for <see cref="ModelInForce"/> reads it, and a failure stops the start.</summary>
internal sealed class ModelAtStart(ModelInForce model) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.FromResult(model);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
