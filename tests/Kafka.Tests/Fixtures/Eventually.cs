namespace FraudGrains.Kafka.Tests.Fixtures;

/// <summary>Waits for what gives no signal: the status of a provider, an offset in the broker.</summary>
public static class Eventually
{
    public static async Task Is(Func<bool> condition, string what)
    {
        for (var until = Environment.TickCount64 + 120_000; !condition(); await Task.Delay(10))
            Assert.True(Environment.TickCount64 < until, $"Not within 2 min: {what}");
    }
}
